/**
 * What a view of a large FlatGeobuf costs over range requests: requests and bytes for a box of about 2,000 houses out of
 * 1 and 5 million, ours and the npm client's, beside the bytes of those houses; and writing the file with its index.
 * Prints figures and asserts nothing; pass numbers of houses in millions to bench others.
 */
import { createWriteStream, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WANTED = 2000
const BOXES = 10
const DEGREES = 3

let state = 20260401
const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32

/** Houses in villages: most of a county is fields. */
function houses(count) {
  const positions = new Float64Array(count * 2)
  const villages = Math.ceil(count / 100)
  const centres = Float64Array.from({ length: villages * 2 }, () => random() * DEGREES)
  for (let i = 0; i < count; i++) {
    const village = Math.floor(random() * villages)
    positions[i * 2] = 110 + centres[village * 2] + (random() + random() - 1) * 0.004
    positions[i * 2 + 1] = 34 + centres[village * 2 + 1] + (random() + random() - 1) * 0.004
  }
  const offsets = Uint32Array.from({ length: count + 1 }, (_, i) => i)
  const words = [null, ...Array.from({ length: 5000 }, (_, i) => `柳林镇第${i}村民小组`)]
  return {
    length: count,
    ids: { every: () => true, [Symbol.iterator]: function* () {} },
    rows: offsets.subarray(1),
    geometry: {
      shapeCodes: new Uint8Array(count).fill(1),
      positions,
      ringOffsets: offsets,
      partOffsets: offsets,
      featureOffsets: offsets,
    },
    columns: new Map([
      ['number', Float64Array.from({ length: count }, (_, i) => 100_000 + i)],
      ['address', { codes: Uint32Array.from({ length: count }, (_, i) => 1 + (i % 5000)), words }],
      ['persons', Float64Array.from({ length: count }, (_, i) => i % 7)],
    ]),
  }
}

/** Serves one file, with ranges, and counts. */
async function serve(path) {
  const size = statSync(path).size
  const file = openSync(path)
  const counted = { requests: 0, bytes: 0 }
  const server = createServer((request, response) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
    const start = Number(from ?? 0)
    const end = Math.min(Number(to ?? size - 1), size - 1)
    const body = Buffer.alloc(Math.max(0, end - start + 1))
    readSync(file, body, 0, body.length, start)
    counted.requests++
    counted.bytes += body.length
    response.writeHead(206, { 'content-length': body.length, 'content-range': `bytes ${start}-${end}/${size}` })
    response.end(body)
  })
  await new Promise((resolve) => server.listen(0, resolve))
  return { url: `http://localhost:${server.address().port}/a.fgb`, counted, close: () => server.close() }
}

const out = mkdtempSync(join(tmpdir(), 'sizhi-ranges-'))
const bundle = join(out, 'program')
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: bundle,
    rolldownOptions: {
      input: { write: 'src/formats/flatgeobuf-write.ts', range: 'src/formats/flatgeobuf-range.ts' },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].mjs' },
    },
  },
})
const { flatgeobufOf } = await import(join(bundle, 'write.mjs'))
const { readFlatgeobufWithin } = await import(join(bundle, 'range.mjs'))
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const text = (values) =>
  `${mean(values).toFixed(1)} (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`
const quiet = { ...console }
console.debug = () => {}

const millions = process.argv.slice(2).map(Number)
for (const million of millions.length > 0 ? millions : [1, 5]) {
  const count = million * 1_000_000
  const path = join(out, 'a.fgb')
  const table = houses(count)
  const started = process.cpuUsage()
  const file = createWriteStream(path)
  for (const piece of flatgeobufOf({ name: 'houses', table, crs: 'EPSG:4490' }))
    if (!file.write(piece)) await new Promise((resume) => file.once('drain', resume))
  file.end()
  await finished(file)
  const { user, system } = process.cpuUsage(started)
  const seconds = (user + system) / 1e6
  const { size } = statSync(path)
  const perFeature = (size - Math.ceil((count * 16) / 15) * 40) / count
  quiet.log(
    `${million} million: ${(size / 1e6).toFixed(0)} MB, written with index in ${seconds.toFixed(1)} s of processor, ${perFeature.toFixed(0)} bytes a feature`,
  )
  const { url, counted, close } = await serve(path)
  const reset = () => Object.assign(counted, { requests: 0, bytes: 0 })
  const measures = { ours: { requests: [], times: [], ms: [] }, client: { requests: [], times: [], ms: [] } }
  const side = DEGREES * Math.sqrt(WANTED / count)
  for (let i = 0; i < BOXES; i++) {
    const [x, y] = [110.1 + random() * (DEGREES - 0.4), 34.1 + random() * (DEGREES - 0.4)]
    const box = [x, y, x + side, y + side]
    const read = async (offset, length) => {
      const answer = await fetch(url, { headers: { range: `bytes=${offset}-${offset + length - 1}` } })
      return new Uint8Array(await answer.arrayBuffer())
    }
    reset()
    let start = performance.now()
    const { layer } = await readFlatgeobufWithin({ name: 'a.fgb', bytes: size, read }, () => box, { report() {} })
    const least = layer.table.length * perFeature
    const note = (of, ms) => {
      of.requests.push(counted.requests)
      of.times.push(counted.bytes / least)
      of.ms.push(ms)
    }
    note(measures.ours, performance.now() - start)
    reset()
    start = performance.now()
    const rect = { minX: box[0], minY: box[1], maxX: box[2], maxY: box[3] }
    let found = 0
    for await (const feature of deserialize(url, { rect })) found += feature ? 1 : 0
    note(measures.client, performance.now() - start)
    if (found !== layer.table.length) throw new Error(`${found} and ${layer.table.length}`)
  }
  for (const [name, { requests, times, ms }] of Object.entries(measures))
    quiet.log(`  ${name}: requests ${text(requests)}, bytes ${text(times)} times those of the features, ms ${text(ms)}`)
  close()
}
rmSync(out, { recursive: true })
