/** What a layer of a park shows. The words follow data/README.md; the order is the order of the legend. */
export const LAYER_KINDS = [
  'boundary',
  'control_line',
  'hazard_source',
  'risk_contour',
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

/** Classes of protection target after GB 36894-2018, the most sensitive first: 高敏感, 重要, 一般一类, 二类, 三类. */
export const RISK_CLASSES = ['high', 'important', 'general-1', 'general-2', 'general-3'] as const
export type RiskClass = (typeof RISK_CLASSES)[number]

/** Of the installation that a contour was computed for: new, rebuilt or expanded (新建、改建、扩建), or in service (在役). */
export const STAGES = ['new', 'in_service'] as const
export type Stage = (typeof STAGES)[number]

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
