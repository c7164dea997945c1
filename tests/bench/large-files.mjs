/** Invented lists of houses around a sample park, as large as wanted and the same every time. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { zipSync } from 'fflate'

const CENTRE = [110.93, 35.67]
const SPREAD = 0.1
const HOUSE = 0.0001

function makeRandom() {
  let state = 20260401
  return () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32
}
const placeOf = (random) => CENTRE.map((value) => Number((value + (random() - 0.5) * 2 * SPREAD).toFixed(7)))
const place = ([lng, lat], dx, dy) => [Number((lng + dx).toFixed(7)), Number((lat + dy).toFixed(7))]
const outline = (at) => [[0, 0], [HOUSE, 0], [HOUSE, HOUSE], [0, HOUSE], [0, 0]].map(([dx, dy]) => place(at, dx, dy)) // prettier-ignore

/** Writes rows until there are enough of them or enough bytes. */
function writeLines(path, head, row, tail, { rows = Infinity, bytes = Infinity }) {
  const file = openSync(path, 'w')
  let length = writeSync(file, head)
  let waiting = ''
  let count = 0
  while (count < rows && length + waiting.length < bytes) {
    waiting += row(count++)
    if (waiting.length < 1 << 20) continue
    length += writeSync(file, waiting)
    waiting = ''
  }
  length += writeSync(file, waiting + tail)
  closeSync(file)
  return { rows: count, bytes: length }
}

export function writeGeojson(path, { shape, ...limit }) {
  const random = makeRandom()
  const row = (i) => {
    const at = placeOf(random)
    const geometry =
      shape === 'points' ? { type: 'Point', coordinates: at } : { type: 'Polygon', coordinates: [outline(at)] }
    const properties = { id: `R${100000 + i}`, name: `柳林村${i}号`, kind: 'residence', persons: i % 7 }
    return (i === 0 ? '' : ',\n') + JSON.stringify({ type: 'Feature', properties, geometry })
  }
  return writeLines(path, '{"type":"FeatureCollection","features":[\n', row, '\n]}\n', limit)
}

export function writeCsv(path, limit) {
  const random = makeRandom()
  const row = (i) =>
    `R${1000000 + i},柳林村${i}号,residence,${i % 7},${placeOf(random).join(',')},柳林镇柳林村第${i % 37}组\n`
  return writeLines(path, '编号,户主姓名,类型,人数,经度,纬度,地址\n', row, '', limit)
}

/** A zip, not compressed, of points with their .dbf and .prj; `bytes` is what the zip takes. */
export function writeShapefile(path, { bytes }) {
  const random = makeRandom()
  const FIELDS = [
    ['BH', 'C', 20],
    ['HZXM', 'C', 40],
    ['LX', 'C', 20],
    ['RS', 'N', 4],
    ['DZ', 'C', 80],
  ]
  const recordLength = 1 + FIELDS.reduce((sum, [, , length]) => sum + length, 0)
  const rows = Math.floor(bytes / (28 + recordLength))
  const shp = Buffer.alloc(100 + rows * 28)
  shp.writeInt32BE(9994, 0)
  shp.writeInt32BE(shp.length / 2, 24)
  shp.writeInt32LE(1000, 28)
  shp.writeInt32LE(1, 32)
  const dbf = Buffer.alloc(32 + FIELDS.length * 32 + 1 + rows * recordLength, 0x20)
  dbf.fill(0, 0, 32 + FIELDS.length * 32)
  dbf[0] = 3
  dbf.writeUInt32LE(rows, 4)
  dbf.writeUInt16LE(32 + FIELDS.length * 32 + 1, 8)
  dbf.writeUInt16LE(recordLength, 10)
  FIELDS.forEach(([name, type, length], i) => {
    dbf.write(name + type.padStart(12 - name.length, '\0'), 32 + i * 32, 'latin1')
    dbf[32 + i * 32 + 16] = length
  })
  dbf[32 + FIELDS.length * 32] = 0x0d
  for (let i = 0; i < rows; i++) {
    const [lng, lat] = placeOf(random)
    const at = 100 + i * 28
    shp.writeInt32BE(i + 1, at)
    shp.writeInt32BE(10, at + 4)
    shp.writeInt32LE(1, at + 8)
    shp.writeDoubleLE(lng, at + 12)
    shp.writeDoubleLE(lat, at + 20)
    const values = [`R${1000000 + i}`, `张${i}`, '居民点', String(i % 7).padStart(4), `柳林镇柳林村第${i % 37}组`]
    let field = 32 + FIELDS.length * 32 + 1 + i * recordLength + 1
    FIELDS.forEach(([, , length], k) => {
      dbf.write(values[k], field, length, 'utf8')
      field += length
    })
  }
  const prj = Buffer.from(
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  )
  const files = { 'houses.shp': shp, 'houses.dbf': dbf, 'houses.prj': prj, 'houses.cpg': Buffer.from('UTF-8') }
  const zip = zipSync(files, { level: 0 })
  writeFileSync(path, zip)
  return { rows, bytes: zip.length }
}
