/** The bench: every case in turn, then what it wrote down. */
import { writeFileSync } from 'node:fs'
import { alpha } from './alpha.ts'
import { crowd } from './crowd.ts'
import { csv } from './csv.ts'
import { decode } from './decode.ts'
import { distanceTable } from './distance-table.ts'
import { distances } from './distances.ts'
import { fresh } from './fresh.ts'
import type { Figure } from './measure.ts'
import { liveDraft } from './live-draft.ts'
import { move } from './move.ts'
import { startPostgis } from './postgis.ts'
import { figureLine, writeResults } from './results.ts'
import { scaling } from './scaling.ts'
import { screening } from './screening.ts'
import { versionDiff } from './version-diff.ts'

const CASES = {
  screening: () => screening(postgis),
  fresh: () => fresh(postgis),
  crowd,
  distances: () => distances(postgis),
  alpha: () => alpha(postgis),
  table: () => distanceTable(postgis),
  move,
  draft: liveDraft,
  diff: versionDiff,
  decode,
  csv: () => csv(postgis),
}

const args = process.argv.slice(2)
const json = args.includes('--json') ? args.splice(args.indexOf('--json'), 2)[1] : undefined
const unknown = args.filter((name) => name !== 'scaling' && !(name in CASES))
if (unknown.length > 0) {
  console.error(`No such case: ${unknown.join(', ')}. There are ${Object.keys(CASES).join(', ')} and scaling.`)
  process.exit(2)
}
const isWanted = (name: string) => args.length === 0 || args.includes(name)

const postgis = startPostgis()
if (!postgis) console.log('Without PostGIS (Debian: apt-get install postgresql-15-postgis-3) its figures are left out.')
const figures: Figure[] = []
try {
  for (const [name, run] of Object.entries(CASES))
    if (isWanted(name))
      for (const one of await run()) {
        figures.push(one)
        console.log(figureLine(one))
      }
} finally {
  postgis?.stop()
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
if (isWanted('scaling')) {
  const costs = await scaling()
  for (const { points, zones, sortMs, drawMs, screenMs, bytes } of costs)
    console.log(
      `${points} points × ${zones} zones: sorted ${sortMs.toFixed(1)}, drawn ${drawMs.toFixed(1)}, screened ${screenMs.toFixed(2)} ms; ${(bytes / 1e6).toFixed(0)} MB`,
    )
  // Only a whole run becomes the record.
  if (args.length === 0) writeResults(figures, costs)
}
