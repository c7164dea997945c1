import * as v from 'valibot'
import {
  type GradingSettings,
  SETTING_NAMES,
  SETTING_OPTIONS,
  settingField,
  type SettingName,
} from '../engine/grading/settings.ts'

const choice = <K extends SettingName>(name: K) => v.optional(v.picklist(SETTING_OPTIONS[name]))

/** `grading` of park.json: the settings of the grading that the park chose. Their meanings: data/make-schema.ts. */
export const GradingSchema = v.object({
  several_quantities: choice('severalQuantities'),
  several_betas: choice('severalBetas'),
  unlisted_substances: choice('unlistedSubstances'),
  coal_gas: choice('coalGas'),
  neighbour_dormitories: choice('neighbourDormitories'),
})
type GradingEntry = v.InferOutput<typeof GradingSchema>

const fieldOf = (name: SettingName) => settingField(name) as keyof GradingEntry

/** The chosen settings from park.json. */
export function gradingOf(entry: GradingEntry = {}): Partial<GradingSettings> {
  const chosen = SETTING_NAMES.map((name) => [name, entry[fieldOf(name)]] as const)
  return Object.fromEntries(chosen.filter(([, option]) => option !== undefined))
}

/** The chosen settings as park.json has them; null when nothing was chosen. */
export function gradingEntry(chosen: Partial<GradingSettings>): GradingEntry | null {
  const names = SETTING_NAMES.filter((name) => chosen[name] !== undefined)
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [fieldOf(name), chosen[name]]))
}
