/** Writes the two sample parks: `node data/make-parks.mjs [outDir]`, by default into data/parks. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makePark, PARK_IDS } from './make/park.mjs'

const outDir = process.argv[2] ?? fileURLToPath(new URL('parks', import.meta.url))
for (const id of PARK_IDS) {
  mkdirSync(join(outDir, id), { recursive: true })
  let bytes = 0
  for (const [name, content] of makePark(id)) {
    writeFileSync(join(outDir, id, name), content)
    bytes += content.length
  }
  console.log(`${id}: ${(bytes / 1000).toFixed(0)} kB`)
}
