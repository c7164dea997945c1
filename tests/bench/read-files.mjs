/**
 * What reading large files costs: seconds, megabytes a second, and how far the memory of the process rises at its peak
 * against the size of the file (the bytes of the file count, too). Each file is read in a process of its own, built as
 * the command line is. Prints figures and asserts nothing; pass a number to make files of other than 100 MB.
 */
import { fork } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { builtReaders } from './built-readers.mjs'

/** Every run makes the same files. */
let state = 20260401
const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32

const house = (i) => ({
  type: 'Feature',
  properties: {
    id: `R${100000 + i}`,
    name: `柳林村${i}号`,
    kind: ['residence', 'dormitory', 'school'][i % 3],
    persons: i % 7,
    address: `柳林镇柳林村第${i % 37}组${i}号`,
  },
  geometry: { type: 'Point', coordinates: [Number((110 + random()).toFixed(7)), Number((35 + random()).toFixed(7))] },
})
const parcel = (i) => {
  const [x, y] = [110 + random(), 35 + random()]
  const ring = Array.from({ length: 120 }, (_, k) => [
    x + 0.001 * Math.cos((k * Math.PI) / 60),
    y + 0.001 * Math.sin((k * Math.PI) / 60),
  ])
  const properties = { id: i, name: `地块${i}`, use: 'M3', owner: `企业${i % 50}`, area: random() * 1e4 }
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } }
}

async function make(path, feature, { rows = Infinity, bytes = Infinity }) {
  const file = createWriteStream(path)
  file.write('{"type":"FeatureCollection","features":[\n')
  for (let i = 0, length = 0; i < rows && length < bytes; i++) {
    const line = (i === 0 ? '' : ',\n') + JSON.stringify(feature(i))
    length += Buffer.byteLength(line)
    if (!file.write(line)) await new Promise((resume) => file.once('drain', resume))
  }
  file.end(']}\n')
  await finished(file)
}

/** In the child: reads the file so many times and reports. */
async function measure([program, path, times]) {
  const { readSource } = await import(program)
  const before = process.memoryUsage().rss
  const main = { name: path, bytes: new Uint8Array(readFileSync(path)) }
  const options = { encoding: null, crs: null }
  const took = []
  let rows = 0
  let peak = 0
  for (let time = 0; time < Number(times); time++) {
    const start = performance.now()
    const { layers } = await readSource({ main, companions: [] }, options, { report: () => undefined })
    took.push(performance.now() - start)
    rows = layers[0].table.length
    // The memory of one reading; later ones find the garbage of those before.
    if (time === 0) peak = process.resourceUsage().maxRSS * 1024
  }
  process.send({ rows, first: took[0], best: Math.min(...took), rise: peak - before })
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'read-files-'))
  try {
    const readers = await builtReaders(folder)
    const bytes = Number(process.argv[2] ?? 100) * 1e6
    const files = [
      ['100,000 houses', 'houses.geojson', house, { rows: 100_000 }, 15],
      ['many houses', 'points.geojson', house, { bytes }, 1],
      ['polygons', 'polygons.geojson', parcel, { bytes }, 1],
    ]
    for (const [label, name, feature, limit, times] of files) {
      const path = join(folder, name)
      await make(path, feature, limit)
      const size = statSync(path).size
      const child = fork(fileURLToPath(import.meta.url), [readers, path, String(times)], {
        env: { ...process.env, READ_FILES_CHILD: '1' },
      })
      const { rows, first, best, rise } = await new Promise((done, fail) => {
        child.once('message', done)
        child.once('exit', (code) => fail(new Error(`ended with ${code}`)))
      })
      console.log(
        `${label}: ${rows} rows, ${(size / 1e6).toFixed(1)} MB; first ${(first / 1000).toFixed(2)} s, ` +
          `best of ${times} ${(best / 1000).toFixed(3)} s = ${(size / 1000 / best).toFixed(0)} MB/s; ` +
          `peak memory +${(rise / 1e6).toFixed(0)} MB = ${(rise / size).toFixed(1)} × the file`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.env.READ_FILES_CHILD) await measure(process.argv.slice(2))
else await main()
