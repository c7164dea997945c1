/** What a layer of a park shows. The words follow data/README.md; the order is the order of the legend. */
export const LAYER_KINDS = [
  'boundary',
  'control_line',
  'hazard_source',
  'protection_target',
  'enterprise',
  'production_area',
  'survey_coverage',
  'road',
  'water',
  'label',
] as const
export type LayerKind = (typeof LAYER_KINDS)[number]

export const VERSION_STATUSES = ['draft', 'submitted', 'approved', 'void'] as const
export type VersionStatus = (typeof VERSION_STATUSES)[number]

/** Kinds of protection target (防护目标). `dormitory` is a shift dormitory (倒班宿舍). */
export const TARGET_KINDS = [
  'residence',
  'dormitory',
  'school',
  'kindergarten',
  'hospital',
  'clinic',
  'nursing_home',
  'market',
  'hotel',
  'assembly',
  'religious',
  'office',
  'other',
] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

export const ENTERPRISE_CATEGORIES = ['chemical', 'supporting', 'other'] as const

export const MATERIAL_KINDS = [
  'overall_plan',
  'industry_plan',
  'risk_assessment',
  'control_line',
  'closed_management',
  'emergency_plan',
  'hazard_register',
  'relocation_plan',
  'other',
] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]
