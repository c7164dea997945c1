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

/** Where a default comes from. `open`: no text is known that settles it; `clause`: by the clause as it is known. */
export interface SettingBasis {
  readonly law: string
  readonly article: string
  readonly certainty: 'clause' | 'open'
}

export interface GradingSetting<T extends string = string> {
  /** Its name in `grading` of park.json. */
  readonly field: string
  /** The default comes first. */
  readonly options: readonly [T, ...T[]]
  readonly basis: SettingBasis
}

const LAW = 'GB 18218-2018'

export const GRADING_SETTINGS: { readonly [K in keyof GradingSettings]: GradingSetting<GradingSettings[K]> } = {
  severalQuantities: {
    field: 'several_quantities',
    options: ['lowest', 'ask'],
    basis: { law: LAW, article: '4.1.2', certainty: 'clause' },
  },
  severalBetas: {
    field: 'several_betas',
    options: ['largest', 'of-quantity', 'ask'],
    basis: { law: LAW, article: '4.3.2', certainty: 'open' },
  },
  unlistedSubstances: {
    field: 'unlisted_substances',
    options: ['by-category', 'refuse'],
    basis: { law: LAW, article: '4.1.2', certainty: 'clause' },
  },
  coalGas: {
    field: 'coal_gas',
    options: ['by-category', 'as-carbon-monoxide'],
    basis: { law: LAW, article: '4.3.2', certainty: 'open' },
  },
  neighbourDormitories: {
    field: 'neighbour_dormitories',
    options: ['count', 'leave-out'],
    basis: { law: LAW, article: '4.3.2', certainty: 'open' },
  },
}

export const SETTING_NAMES = Object.keys(GRADING_SETTINGS) as (keyof GradingSettings)[]

/** All settings: what the park chose, and the defaults. */
export function gradingSettings(chosen: Partial<GradingSettings>): GradingSettings {
  const filled = SETTING_NAMES.map((name) => [name, chosen[name] ?? GRADING_SETTINGS[name].options[0]] as const)
  return Object.fromEntries(filled) as unknown as GradingSettings
}

export const DEFAULT_GRADING: GradingSettings = gradingSettings({})
