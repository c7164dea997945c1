/**
 * The points of GB 18218-2018 that are not settled by what is known of its text. Each is a setting of the park with a
 * default and a basis; the words are in src/i18n.
 */
export interface GradingSettings {
  /** Q of a substance outside Table 1 with several categories: the lowest, or ask. */
  readonly severalQuantities: 'lowest' | 'ask'
  /** β of a substance outside Table 3 with several categories. */
  readonly severalBetas: 'largest' | 'of-quantity' | 'ask'
  /** A named substance that Table 1 does not have: by its category, or refuse the name. */
  readonly unlistedSubstances: 'by-category' | 'refuse'
  /** 煤气 (number 13) is not in Table 3; carbon monoxide, which is in it, has no other row in Table 1. */
  readonly coalGas: 'by-category' | 'as-carbon-monoxide'
  /** Whether people who live in the dormitory of a neighbouring plant are permanent residents of the 500 m. */
  readonly neighbourDormitories: 'count' | 'leave-out'
}
export type SettingName = keyof GradingSettings

/** What each setting may be; the default comes first. */
export const SETTING_OPTIONS = {
  severalQuantities: ['lowest', 'ask'],
  severalBetas: ['largest', 'of-quantity', 'ask'],
  unlistedSubstances: ['by-category', 'refuse'],
  coalGas: ['by-category', 'as-carbon-monoxide'],
  neighbourDormitories: ['count', 'leave-out'],
} as const satisfies { readonly [K in SettingName]: readonly [GradingSettings[K], ...GradingSettings[K][]] }

export const SETTING_NAMES = Object.keys(SETTING_OPTIONS) as SettingName[]

/** Its name in files: `several_betas`. */
export const settingField = (name: SettingName): string => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)

/** All settings: what the park chose, and the defaults. */
export function gradingSettings(chosen: Partial<GradingSettings>): GradingSettings {
  const filled = SETTING_NAMES.map((name) => [name, chosen[name] ?? SETTING_OPTIONS[name][0]] as const)
  return Object.fromEntries(filled) as unknown as GradingSettings
}

export const DEFAULT_GRADING: GradingSettings = /* @__PURE__ */ gradingSettings({})

/** Where a default comes from. `open`: no text is known that settles it; `clause`: by the clause as it is remembered. */
export interface SettingBasis {
  readonly law: string
  readonly article: string
  readonly certainty: 'clause' | 'open'
}

const CLAUSE_4_1_2: SettingBasis = { law: 'GB 18218-2018', article: '4.1.2', certainty: 'clause' }
const OPEN_4_3_2: SettingBasis = { law: 'GB 18218-2018', article: '4.3.2', certainty: 'open' }

/** What each setting rests on. */
export const GRADING_SETTINGS: Readonly<Record<SettingName, { readonly basis: SettingBasis }>> = {
  severalQuantities: { basis: CLAUSE_4_1_2 },
  severalBetas: { basis: OPEN_4_3_2 },
  unlistedSubstances: { basis: CLAUSE_4_1_2 },
  coalGas: { basis: OPEN_4_3_2 },
  neighbourDormitories: { basis: OPEN_4_3_2 },
}
