import { frameByCode } from '../engine/geometry/frame.ts'
import { projectPoints } from '../engine/geometry/project-points.ts'
import type { Table } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { type FormatFile, type FormatSource, NO_OPTIONS, type RawLayer, SILENT_JOB } from '../formats/format.ts'
import type { GeojsonLooks } from '../formats/geojson-looks.ts'
import { gatherSources } from '../formats/sources.ts'
import { featuresRead } from './features-read.ts'
import { layerDoubts } from './layer-doubts.ts'
import { layerName } from './layer-name.ts'
import { type PlacedLayer, placedLayer } from './placed-layer.ts'
import { readApart } from './read-apart.ts'
import { saidIfEmpty } from './said-if-empty.ts'

export interface InspectedLayer {
  readonly name: string
  readonly features: number
  readonly nullGeometry: number
  readonly types: readonly string[]
  readonly crs: string | null
  readonly fields: readonly string[]
  /** West, south, east, north of the transformed corners, degrees; of shapes that could not be used, too. */
  readonly bounds: readonly [number, number, number, number] | null
}

export interface Inspection {
  readonly layers: readonly InspectedLayer[]
  readonly refused: readonly { readonly layer: string; readonly note: Note }[]
  readonly notes: readonly Note[]
}

const GEOGRAPHIC = frameByCode('EPSG:4490')!

/** What is in a file, or in files that belong together. Throws InputError when nothing of it can be used. */
export async function inspect(files: readonly FormatFile[], encoding: string | null): Promise<Inspection> {
  const layers: InspectedLayer[] = []
  const refused: { layer: string; note: Note }[] = []
  const notes: Note[] = []
  const gathered = await gatherSources(files)
  notes.push(...gathered.notes)
  if (gathered.sources.length === 0) {
    const [first] = gathered.notes
    throw new InputError(first?.code ?? 'empty-file', first?.params, first?.where ?? { file: files[0]?.name ?? '' })
  }
  for (const source of gathered.sources) {
    const read = await readOneOf(source, gathered.sources.length, encoding)
    refused.push(...read.refused)
    for (const found of read.layers) {
      const raw = saidIfEmpty(found, source.main.name)
      const placed = placedLayer(raw, source.main.name, read.format)
      const name = layerName(raw, source.main.name)
      const isGeojson = read.format.startsWith('geojson')
      const looks = isGeojson ? await looksOf(raw, source.main, encoding, read.format) : NO_LOOKS
      const layer = inspectLayer({ raw, name, isGeojson, looks }, placed)
      layers.push(layer)
      notes.push(...raw.notes, ...placed.notes)
      if (placed.frame) notes.push(...layerDoubts(placed.table, placed.frame, source.main.name))
      if (placed.frame && placed.table.geometry.positions.length > 0 && !(layer.bounds && isInChina(layer.bounds)))
        notes.push({ level: 'note', code: 'outside-china', params: {}, where: { file: source.main.name } })
    }
  }
  return { layers, refused, notes: eachOnce(notes) }
}

/** What is said of every layer of a file alike is said once. */
function eachOnce(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()]
}

/** A file that cannot be read is refused for itself; only when there is no other does that end the job. */
async function readOneOf(source: FormatSource, count: number, encoding: string | null) {
  try {
    return await readApart(source, { ...NO_OPTIONS, encoding, unlisted: true }, SILENT_JOB)
  } catch (error) {
    if (!(error instanceof InputError) || count === 1) throw error
    return { format: '', layers: [], refused: [{ layer: source.main.name, note: error.note }] }
  }
}

/** Land of China, as a range of longitudes and latitudes: what lies outside has a digit, a zone or an axis wrong. */
const isInChina = ([west, south, east, north]: NonNullable<InspectedLayer['bounds']>) =>
  west >= 73 && east <= 135.1 && south >= 16 && north <= 54

const NO_LOOKS: GeojsonLooks = { emptyShapes: 0, hasIdField: false }

/** The text is looked at once more only where its rows leave something open. */
async function looksOf(
  { table }: RawLayer,
  main: FormatFile,
  encoding: string | null,
  format: string,
): Promise<GeojsonLooks> {
  const bare = new Set(table.rows.filter((_, index) => table.geometry.shapeCodes[index] === 0))
  const hasIds = !table.columns.has('id') && table.ids.some((id) => id !== '')
  if (bare.size === 0 && !hasIds) return NO_LOOKS
  const { utf8Of } = await import('../formats/geojson.ts')
  const { geojsonLooks } = await import('../formats/geojson-looks.ts')
  const { bytes } = await utf8Of(main, { ...NO_OPTIONS, encoding })
  return geojsonLooks(bytes, format === 'geojson-sequence', bare, hasIds)
}

interface Looked {
  readonly raw: RawLayer
  readonly name: string
  readonly isGeojson: boolean
  readonly looks: GeojsonLooks
}

function inspectLayer(
  { raw, name, isGeojson, looks }: Looked,
  { table, frame, emptyShapes, leftOut }: PlacedLayer,
): InspectedLayer {
  const { shapeCodes, positions } = table.geometry
  const shapeless = shapeCodes.reduce((count, code) => count + (code === 0 ? 1 : 0), 0)
  const inDegrees = (xy: Float64Array) => (frame ? projectPoints(xy, frame, GEOGRAPHIC) : xy.subarray(0, 0))
  return {
    name,
    features: featuresRead(raw),
    nullGeometry: shapeless + unreadable(raw.notes, isGeojson) - emptyShapes - looks.emptyShapes,
    types: typesOf(table),
    crs: frame && /^EPSG:/.test(frame.code) ? frame.code : null,
    fields: raw.fieldNames ?? [...(looks.hasIdField ? ['id'] : []), ...raw.table.columns.keys()],
    bounds: boundsOf(inDegrees(positions), inDegrees(Float64Array.from(leftOut))),
  }
}

const UNREADABLE = new Set(['bad-geometry', 'shp-unknown-type', 'shp-record-broken'])

/** Rows that were refused because nobody can read their shape; numbers that are none are a shape but in GeoJSON. */
const unreadable = (notes: readonly Note[], isGeojson: boolean) =>
  notes
    .filter(({ code }) => UNREADABLE.has(code) || (isGeojson && code === 'bad-coordinates'))
    .reduce((sum, { params }) => sum + Number(params['count']), 0)

const NAMES = ['', 'Point', 'LineString', 'Polygon'] as const

function typesOf({ geometry: { shapeCodes, featureOffsets } }: Table): string[] {
  const types = new Set<string>()
  shapeCodes.forEach((code, index) => {
    if (code === 0) return
    const several = featureOffsets[index + 1]! - featureOffsets[index]! > 1
    types.add(`${several ? 'Multi' : ''}${NAMES[code as 1]}`)
  })
  return [...types].sort()
}

function boundsOf(...lists: readonly Float64Array[]): InspectedLayer['bounds'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const positions of lists)
    for (let i = 0; i < positions.length; i += 2) {
      west = Math.min(west, positions[i]!)
      east = Math.max(east, positions[i]!)
      south = Math.min(south, positions[i + 1]!)
      north = Math.max(north, positions[i + 1]!)
    }
  // Numbers that are none in this frame end nowhere.
  return [west, south, east, north].every(Number.isFinite) ? [west, south, east, north] : null
}
