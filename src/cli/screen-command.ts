import { InputError } from '../engine/model/trouble.ts'
import { screen } from '../jobs/screen.ts'
import { screenCsv, screenGeoJson, screenJson } from '../jobs/screen-output.ts'
import type { Command } from './command.ts'
import { deliver, openTogether } from './files.ts'
import { choice, metresOption, readArguments } from './options.ts'

const WRITERS = { csv: screenCsv, json: screenJson, geojson: screenGeoJson }

export const screenCommand: Command = {
  name: 'screen',
  usage:
    'sizhi screen --zones FILE --targets FILE [--within METRES] [--zone-id FIELD] [--target-id FIELD] [--format csv|json|geojson] [--output FILE] [--language zh|en]',
  async run(args, say) {
    const given = readArguments(
      args,
      ['zones', 'targets', 'within', 'zone-id', 'target-id', 'format', 'output', 'language'],
      0,
    )
    const { zones, targets, output } = given.values
    if (zones === undefined) throw new InputError('missing-option', { option: '--zones' })
    if (targets === undefined) throw new InputError('missing-option', { option: '--targets' })
    const withinMetres = metresOption(given, 'within')
    const format = choice(given, 'format', ['csv', 'json', 'geojson'], 'csv')
    const [zoneFile, ...besideZones] = await openTogether(zones)
    const [targetFile, ...besideTargets] = await openTogether(targets)
    const options = {
      withinMetres,
      zoneId: given.values['zone-id'] ?? null,
      targetId: given.values['target-id'] ?? null,
    }
    const result = await screen(zoneFile!, targetFile!, options, { zones: besideZones, targets: besideTargets })
    result.notes.forEach(say)
    await deliver(WRITERS[format](result), output)
    return result.notes.some(({ level }) => level === 'error') ? 2 : 0
  },
}
