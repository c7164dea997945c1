/**
 * From a file of 100 MB of each format to rows in a table: seconds and processor time, peak memory of a fresh process, and
 * the same of `ogr2ogr` into memory where GDAL and GNU time are installed. The readers are built as the command line is.
 * Prints a table and writes it into RESULTS.md between its marks when asked: `node tests/bench/formats.mjs --write`;
 * another size: `node tests/bench/formats.mjs 20`; only some: `node tests/bench/formats.mjs 100 kml dxf`; what a
 * reader spends its time on: `PROFILE=FOLDER node tests/bench/formats.mjs 100 kml`.
 */
import { fork, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs' // prettier-ignore
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtReaders } from './built-readers.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RESULTS = join(ROOT, 'tests/bench/RESULTS.md')
const TIME = '/usr/bin/time'
const GDAL = 'ogr2ogr'
const MARKS = ['<!-- formats -->', '<!-- /formats -->']

/** Houses as areas of four corners around a park, the same every time. */
function houses() {
  let state = 20261122
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32
  return (i) => {
    const [x, y] = [Number((110.9 + random() * 0.2).toFixed(7)), Number((35.6 + random() * 0.2).toFixed(7))]
    const [east, north] = [Number((x + 0.0001).toFixed(7)), Number((y + 0.0001).toFixed(7))]
    const ring = [[x, y], [east, y], [east, north], [x, north], [x, y]] // prettier-ignore
    return { name: `柳林村${i}号`, kind: 'residence', persons: i % 7, address: `柳林镇柳林村第${i % 37}组`, ring }
  }
}

const featureText = ({ ring, ...properties }) =>
  JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } })
const kmlText = ({ ring, name, ...values }) =>
  `<Placemark><name>${name}</name><ExtendedData>${Object.entries(values).map(([key, value]) => `<Data name="${key}"><value>${value}</value></Data>`).join('')}</ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring.join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>\n` // prettier-ignore
const dxfText = ({ ring }) =>
  `0\nLWPOLYLINE\n8\n房屋\n100\nAcDbEntity\n100\nAcDbPolyline\n90\n4\n70\n1\n${ring.slice(0, 4).map(([x, y]) => `10\n${x}\n20\n${y}\n`).join('')}` // prettier-ignore
const csvText = ({ ring: [[x, y]], name, kind, persons, address }) =>
  `${name},${kind},${persons},${address},${x},${y}\n`

/** Formats that are texts: head, row, tail. The others are written from the GeoJSON by the program itself. */
const TEXTS = {
  geojson: ['{"type":"FeatureCollection","features":[\n', (house, i) => (i > 0 ? ',\n' : '') + featureText(house), '\n]}\n'], // prettier-ignore
  geojsonl: ['', (house) => `${featureText(house)}\n`, ''],
  kml: ['<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>houses</name>\n', kmlText, '</Document></kml>\n'], // prettier-ignore
  dxf: ['0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1021\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n', dxfText, '0\nENDSEC\n0\nEOF\n'], // prettier-ignore
  csv: ['户主姓名,类型,人数,地址,经度,纬度\n', csvText, ''],
}
const FORMATS = [...Object.keys(TEXTS), 'fgb', 'gpkg', 'shp']

function writeText(path, [head, row, tail], { rows = Infinity, bytes = Infinity }) {
  const [file, next] = [openSync(path, 'w'), houses()]
  let [length, count, waiting] = [0, 0, head]
  while (count < rows && length < bytes) {
    waiting += row(next(count), count)
    count++
    if (waiting.length < 1 << 20) continue
    length += writeSync(file, waiting)
    waiting = ''
  }
  writeSync(file, waiting + tail)
  closeSync(file)
  return count
}

/** A file of about so many bytes: a small one tells how many rows that takes. */
function make(ending, folder, bytes) {
  const path = join(folder, `houses.${ending}`)
  if (TEXTS[ending]) {
    writeText(path, TEXTS[ending], { bytes })
    return path
  }
  const source = join(folder, 'source.geojson')
  const convert = (rows) => {
    writeText(source, TEXTS.geojson, { rows })
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/cli/sizhi.js'), 'convert', source, join(folder, `houses.${ending}`)]) // prettier-ignore
    if (status !== 0) throw new Error(String(stderr))
    return sizeOf(path)
  }
  const sample = 20_000
  convert(Math.round((bytes / convert(sample)) * sample))
  rmSync(source)
  return path
}

const COMPANIONS = ['dbf', 'prj', 'cpg', 'shx']
const companionsOf = (path) =>
  path.endsWith('.shp') ? COMPANIONS.map((ending) => path.replace(/shp$/, ending)).filter(existsSync) : []
const sizeOf = (path) => [path, ...companionsOf(path)].reduce((sum, each) => sum + statSync(each).size, 0)

/** In the child: reads the file once and reports. */
async function measure([program, path]) {
  const { readSource } = await import(program)
  const open = (name) => ({ name: basename(name), bytes: readFileSync(name) })
  const [start, before] = [performance.now(), process.cpuUsage()]
  const source = { main: open(path), companions: companionsOf(path).map(open) }
  const { layers } = await readSource(source, { encoding: null, crs: null }, { report: () => undefined })
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  const rows = layers.reduce((sum, { table }) => sum + table.length, 0)
  process.send({ rows, seconds, processor: (user + system) / 1e6, peak: process.resourceUsage().maxRSS * 1024 })
  process.disconnect()
}

function ours(program, path) {
  const execArgv = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : []
  const env = { ...process.env, FORMATS_CHILD: '1' }
  const child = fork(fileURLToPath(import.meta.url), [program, path], { env, execArgv })
  return new Promise((done, fail) => {
    let answer = null
    child.once('message', (message) => (answer = message))
    child.once('exit', (code) => (answer ? done(answer) : fail(new Error(`${path}: ended with ${code}`))))
  })
}

/** `ogr2ogr` of the same file into memory, or null where it is not installed. */
function theirs(path) {
  if (!existsSync(TIME)) return null
  const args = ['-f', '%e %U %S %M', GDAL, '-f', 'Memory', 'memory', path]
  const { status, stderr } = spawnSync(TIME, args, { encoding: 'utf8' })
  if (status !== 0) return null
  const [seconds, user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { seconds, processor: user + system, peak: kilobytes * 1024 }
}

async function main(args) {
  const bytes = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 100) * 1e6
  const only = args.filter((arg) => FORMATS.includes(arg))
  const folder = mkdtempSync(join(tmpdir(), 'sizhi-formats-'))
  const rows = []
  try {
    const readers = await builtReaders(join(folder, 'program'))
    for (const ending of only.length > 0 ? only : FORMATS) {
      const path = make(ending, folder, bytes)
      const size = sizeOf(path)
      const own = await ours(readers, path)
      const other = theirs(path)
      const cell = (value, digits = 1) => (value === undefined ? '–' : value.toFixed(digits))
      rows.push(
        `| .${ending} | ${(size / 1e6).toFixed(0)} | ${own.rows.toLocaleString('en')} | ${cell(own.seconds)} | ${cell(own.processor)} | ${cell(own.peak / 1e6, 0)} | ${cell(other?.seconds)} | ${cell(other?.processor)} | ${other ? cell(other.peak / 1e6, 0) : '–'} | ${other ? (other.processor / own.processor).toPrecision(2) : '–'} |`,
      )
      console.log(rows.at(-1))
      for (const each of [path, ...companionsOf(path)]) rmSync(each)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  if (args.includes('--write')) record(rows)
}

function record(rows) {
  const gdal = spawnSync(GDAL, ['--version'], { encoding: 'utf8' }).stdout?.split(',')[0] ?? 'no GDAL'
  const text = `${MARKS[0]}
## From a file to rows

Measured by \`node tests/bench/formats.mjs\` on ${cpus().length} cores of ${cpus()[0]?.model.trim()}, Node.js ${process.version}, ${gdal}. Houses, each format about the same size (of the points of a CSV, areas of four corners elsewhere; a drawing has outlines only). Fresh process for each; seconds from the opened file to a table in columns; peak memory of the whole process, in MB, with the file in it. Beside it \`ogr2ogr -f Memory\` on the same file. The ratio is of processor time: how many times as much GDAL takes.

| file | MB | rows | s | processor s | peak MB | GDAL s | GDAL processor s | GDAL peak MB | ratio |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}
${MARKS[1]}`
  const before = readFileSync(RESULTS, 'utf8')
  const [from, to] = MARKS.map((mark) => before.indexOf(mark))
  const after = from < 0 ? `${before.trimEnd()}\n\n${text}\n` : before.slice(0, from) + text + before.slice(to + MARKS[1].length) // prettier-ignore
  writeFileSync(RESULTS, after)
}

if (process.env.FORMATS_CHILD) await measure(process.argv.slice(2))
else await main(process.argv.slice(2))
