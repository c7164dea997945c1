import * as v from 'valibot'
import { type GradingSettings, GRADING_SETTINGS, SETTING_NAMES } from '../engine/grading/settings.ts'

const choice = <K extends keyof GradingSettings>(name: K, description: string) =>
  v.optional(v.pipe(v.picklist(GRADING_SETTINGS[name].options), v.description(`${description} ${basisOf(name)}`)))

function basisOf(name: keyof GradingSettings): string {
  const { options, basis } = GRADING_SETTINGS[name]
  const certainty = basis.certainty === 'open' ? 'not settled by its text' : 'text not compared'
  return `Without it \`${options[0]}\`. ${basis.law}, ${basis.article}: ${certainty}.`
}

/** `grading` of park.json: the settings of the grading that the park chose. */
export const GradingSchema = v.object({
  several_quantities: choice('severalQuantities', 'Q of a substance with several categories.'),
  several_betas: choice('severalBetas', 'β of a substance with several categories.'),
  unlisted_substances: choice('unlistedSubstances', 'A named substance that Table 1 does not have.'),
  coal_gas: choice('coalGas', '煤气 (Table 1, number 13), of which Table 3 has only carbon monoxide.'),
  neighbour_dormitories: choice('neighbourDormitories', 'People who live in the dormitory of another plant, for α.'),
})
type GradingEntry = v.InferOutput<typeof GradingSchema>
type Field = keyof GradingEntry

const fieldOf = (name: keyof GradingSettings) => GRADING_SETTINGS[name].field as Field

/** The chosen settings from park.json. */
export function gradingOf(entry: GradingEntry | undefined): Partial<GradingSettings> {
  const chosen = SETTING_NAMES.map((name) => [name, entry?.[fieldOf(name)]] as const)
  return Object.fromEntries(chosen.filter(([, option]) => option !== undefined))
}

/** The chosen settings as park.json has them; null when nothing was chosen. */
export function gradingEntry(chosen: Partial<GradingSettings>): GradingEntry | null {
  const names = SETTING_NAMES.filter((name) => chosen[name] !== undefined)
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [fieldOf(name), chosen[name]]))
}
