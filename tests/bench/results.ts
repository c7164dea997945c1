/** The record of a whole run: `RESULTS.md` with a picture, both written by the bench alone. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './measure.ts'
import type { Cost } from './scaling.ts'
import { scalingPicture } from './scaling-picture.ts'

const FOLDER = join(process.cwd(), 'tests/bench')

const ratioText = (ratio: number) => (ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2))
const timeText = (milliseconds: number) => (milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(3))

export function figureLine({ name, ours_ms, peer, peer_ms, ratio, goal, answers_equal, remark }: Figure): string {
  const reached = ratio >= goal ? 'reached' : 'NOT reached'
  return [
    `${name}: ${timeText(ours_ms)} ms, ${peer} ${timeText(peer_ms)} ms, ratio ${ratioText(ratio)} (goal ${goal}, ${reached})`,
    answers_equal ? 'answers equal' : 'ANSWERS DIFFER',
    ...(remark === undefined ? [] : [remark]),
  ].join('; ')
}

export function writeResults(figures: readonly Figure[], costs: readonly Cost[]): void {
  writeFileSync(join(FOLDER, 'scaling.svg'), scalingPicture(costs))
  const rows = figures.map(
    ({ name, ours_ms, peer, peer_ms, ratio, goal, answers_equal, remark }) =>
      `| ${name} | ${timeText(ours_ms)} | ${peer} | ${timeText(peer_ms)} | ${ratioText(ratio)} | ${goal} | ${ratio >= goal ? 'yes' : '**no**'} | ${answers_equal ? 'yes' : '**no**'} | ${remark ?? ''} |`,
  )
  const grown = costs.map(
    ({ points, zones, sortMs, drawMs, screenMs, bytes, pairs }) =>
      `| ${points.toLocaleString('en')} | ${zones.toLocaleString('en')} | ${pairs.toLocaleString('en')} | ${timeText(sortMs)} | ${timeText(drawMs)} | ${timeText(screenMs)} | ${(bytes / points).toFixed(0)} |`,
  )
  const text = `# What the screening engine costs

Written by \`npm run bench\` on ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, Node.js ${process.version}. Times are milliseconds, medians of interleaved rounds; on a shared machine the ratios mean more than the times. A ratio says how many times as long the peer takes.

| what | ours | peer | peer's | ratio | goal | reached | answers equal | remark |
| --- | ---: | --- | ---: | ---: | ---: | --- | --- | --- |
${rows.join('\n')}

## How cost grows

People of a county, seven tenths of them in villages; the zones all over it. Sorting and drawing are done once, cold, in a fresh process; screening is asked again and again. Bytes are the rise of the process at its peak beyond the points themselves.

![Time to screen again, by points and zones](scaling.svg)

| points | zones | pairs | sort | draw | screen again | bytes a point |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${grown.join('\n')}
`
  writeFileSync(join(FOLDER, 'RESULTS.md'), text + formatsIn(readFileSync(join(FOLDER, 'RESULTS.md'), 'utf8')))
}

/** What `formats.mjs` wrote stays. */
function formatsIn(before: string): string {
  const found = /<!-- formats -->[^]*<!-- \/formats -->/.exec(before)
  return found ? `\n${found[0]}\n` : ''
}
