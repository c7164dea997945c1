import { type GradingSettings, SETTING_NAMES, SETTING_OPTIONS } from '../../engine/grading/settings.ts'
import { InputError } from '../../engine/model/trouble.ts'
import type { Command, CommandKind } from './command.ts'

/** How the hazards of the park are graded where the standard leaves it open. Null takes the default again. */
export interface SetGrading extends Command {
  readonly do: 'set-grading'
  readonly settings: { readonly [K in keyof GradingSettings]?: GradingSettings[K] | null }
}

export const setGrading: CommandKind<SetGrading> = {
  id: 'set-grading',
  apply(project, { settings }) {
    for (const [name, option] of Object.entries(settings)) checkOption(name, option)
    const merged = Object.entries({ ...project.park.grading, ...settings }).filter(([, option]) => option !== null)
    return { ...project, park: { ...project.park, grading: Object.fromEntries(merged) } }
  },
}

/** A journal may come from a newer version, which knows more settings. */
function checkOption(name: string, option: string | null): void {
  const setting = SETTING_NAMES.find((each) => each === name)
  const options: readonly string[] = setting ? SETTING_OPTIONS[setting] : []
  if (!setting || (option !== null && !options.includes(option)))
    throw new InputError('unknown-setting', { setting: name, option: String(option), known: options.join(', ') })
}
