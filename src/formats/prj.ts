import type { WktNode } from 'wkt-parser/parser.js'
import { ELLIPSOIDS, type Datum } from '../engine/geometry/datum.ts'
import { FRAME_CODES, type FrameEntry } from '../engine/geometry/frame-list.ts'
import { childrenOf, findNode, nameOf, numberIn, wktTree } from './wkt-tree.ts'

export interface NamedCrs {
  /** `EPSG:4525`, or null when the system is none that Sizhi knows. */
  readonly code: string | null
  /** As the text calls it; '' when it is no coordinate system at all. */
  readonly name: string
  /** Parameters to WGS 84 that it carries (TOWGS84: m, ″, ppm; position vector), for the old datums only; else null. */
  readonly shift: readonly number[] | null
}

const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS']
const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEOGRAPHICCRS', 'GEODCRS', 'GEODETICCRS', 'BASEGEOGCRS', 'BASEGEODCRS']
const DATUMS = ['DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE']
const DEGREE = Math.PI / 180

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const near = (value: number, expected: number, tolerance: number) => Math.abs(value - expected) <= tolerance

/** Datums by their names, in the spellings of ESRI, OGC, PROJ and Chinese programs, letters and digits only. */
const DATUM_NAMES: readonly (readonly [Datum, RegExp])[] = [
  ['cgcs2000', /^(?:d)?(?:china2000|chinageodeticcoordinatesystem2000|cgcs2000|2000国家大地坐标系|国家2000)/],
  ['xian80', /^(?:d)?(?:xian1980|xian80|1980西安|西安80|80西安)/],
  ['beijing54', /^(?:d)?(?:beijing1954|beijing54|1954北京|北京54|54北京)/],
  ['wgs84', /^(?:d)?(?:wgs1984|wgs84|worldgeodeticsystem1984)/],
]
const NAMELESS = /^(?:d)?(?:$|unknown|unnamed|undefined|custom|userdefined|notspecified|未知|未命名|自定义)/

/** The datum of a geographic system: its ellipsoid decides, the name between those that have the same one. */
function datumOf(geographic: WktNode): Datum | null {
  const datum = childrenOf(geographic, ...DATUMS)[0]
  const spheroid = datum && childrenOf(datum, 'SPHEROID', 'ELLIPSOID')[0]
  if (!datum || !spheroid) return null
  const hasEllipsoid = (of: Datum) =>
    near(numberIn(spheroid, 2), ELLIPSOIDS[of].semiMajorMetres, 0.01) &&
    // Texts round the last digits away: 298.257 for 298.257222101.
    near(numberIn(spheroid, 3), 1 / ELLIPSOIDS[of].flattening, 3e-4)
  const names = [datum, geographic].map((node) => letters(nameOf(node)).replace(/^gcs/, ''))
  const named = DATUM_NAMES.find(([, pattern]) => names.some((name) => pattern.test(name)))
  if (named) return hasEllipsoid(named[0]) ? named[0] : null
  if (!NAMELESS.test(names[0]!)) return null
  const closest = (['xian80', 'beijing54'] as const).find(hasEllipsoid)
  if (closest) return closest
  if (!hasEllipsoid('cgcs2000')) return null
  const flattening = numberIn(spheroid, 3)
  const distance = (of: Datum) => Math.abs(flattening - 1 / ELLIPSOIDS[of].flattening)
  return distance('cgcs2000') <= distance('wgs84') ? 'cgcs2000' : 'wgs84'
}

/** Longitudes from Greenwich, in degrees. */
function isPlain(geographic: WktNode): boolean {
  const meridian = childrenOf(geographic, 'PRIMEM', 'PRIMEMERIDIAN')[0]
  const unit = childrenOf(geographic, 'UNIT', 'ANGLEUNIT')[0]
  return (!meridian || numberIn(meridian, 2) === 0) && (!unit || near(numberIn(unit, 2), DEGREE, 1e-9))
}

interface Projection {
  readonly method: string
  readonly parameter: (...names: string[]) => number | null
}

function projectionOf(projected: WktNode): Projection {
  const conversion = childrenOf(projected, 'CONVERSION')[0] ?? projected
  const values = new Map(
    childrenOf(conversion, 'PARAMETER').map((node) => {
      const unit = childrenOf(node, 'ANGLEUNIT')[0]
      const isDegrees = !unit || near(numberIn(unit, 2), DEGREE, 1e-9)
      return [letters(nameOf(node)), isDegrees ? numberIn(node, 2) : NaN] as const
    }),
  )
  return {
    method: letters(nameOf(childrenOf(conversion, 'PROJECTION', 'METHOD')[0] ?? null)),
    parameter: (...names) => {
      const found = names.find((name) => values.has(name))
      return found === undefined ? null : values.get(found)!
    },
  }
}

/** Metres throughout: any other unit means other numbers. */
function isInMetres(projected: WktNode): boolean {
  const axes = [projected, ...childrenOf(projected, 'AXIS')]
  const units = axes.flatMap((node) => childrenOf(node, 'UNIT', 'LENGTHUNIT'))
  const conversion = childrenOf(projected, 'CONVERSION')[0]
  const lengths = conversion
    ? childrenOf(conversion, 'PARAMETER').flatMap((node) => childrenOf(node, 'LENGTHUNIT'))
    : []
  return units.length > 0 && [...units, ...lengths].every((unit) => numberIn(unit, 2) === 1)
}

/** The systems with these very numbers: several only where a meridian belongs to zones of both widths. */
function matches(projection: Projection, datum: Datum): FrameEntry[] {
  const { method, parameter } = projection
  const easting = parameter('falseeasting', 'eastingatfalseorigin') ?? 0
  const northing = parameter('falsenorthing', 'northingatfalseorigin') ?? 0
  const meridian = parameter('centralmeridian', 'longitudeofnaturalorigin', 'longitudeoforigin', 'longitudeofcenter')
  const scale = parameter('scalefactor', 'scalefactoratnaturalorigin') ?? 1
  const latitude = parameter('latitudeoforigin', 'latitudeofnaturalorigin', 'latitudeofcenter') ?? 0
  if (meridian === null || latitude !== 0 || !/^(?:transversemercator|gausskruger|gausskrueger)/.test(method)) return []
  return FRAME_CODES.filter((entry) => {
    if (entry.datum !== datum || !near(meridian, entry.centralMeridian ?? Infinity, 1e-9)) return false
    if (entry.kind === 'utm')
      return near(scale, 0.9996, 1e-12) && easting === 500_000 && northing === (entry.south ? 10_000_000 : 0)
    const prefix = entry.prefix ? entry.zone! * 1_000_000 : 0
    return near(scale, 1, 1e-12) && easting === prefix + 500_000 && northing === 0
  })
}

/** Web Mercator is spherical formulas over WGS 84; texts say so by method, by a sphere, or only by their name. */
function isWebMercator(projected: WktNode, geographic: WktNode, { method, parameter }: Projection): boolean {
  const spheroid = findNode(geographic, 'SPHEROID', 'ELLIPSOID')
  if (!near(numberIn(spheroid, 2), 6_378_137, 0.01)) return false
  const isSphere = numberIn(spheroid, 3) === 0
  const extension = childrenOf(projected, 'EXTENSION').map((node) => String(node[2] ?? ''))
  const isSpherical =
    /^(?:mercatorauxiliarysphere|popularvisuali[sz]ationpseudomercator)$/.test(method) ||
    (/^mercator/.test(method) &&
      (isSphere ||
        extension.some((text) => /\+b=6378137(?:\.0*)?(?:\s|$)/.test(text)) ||
        /pseudomercator|webmercator/.test(letters(nameOf(projected)))))
  const atZero = ['falseeasting', 'falsenorthing', 'centralmeridian', 'longitudeofnaturalorigin', 'standardparallel1']
  return isSpherical && atZero.every((name) => (parameter(name) ?? 0) === 0) && (parameter('scalefactor') ?? 1) === 1
}

/** Of systems with the same numbers, the one that the text names; without a word 3°, in which parks are surveyed. */
function byName(entries: readonly FrameEntry[], projected: WktNode): FrameEntry | undefined {
  if (entries.length < 2) return entries[0]
  const authority = childrenOf(projected, 'AUTHORITY', 'ID')[0]
  const code = authority ? `EPSG:${String(authority[2])}` : null
  const name = letters(nameOf(projected))
  const isSix = /(?:gk|gausskruger)(?:cm|zone)/.test(name) || /6(?:degree|度)/.test(name)
  const kind = /3(?:degree|度)/.test(name) ? 'gk3' : isSix ? 'gk6' : null
  return (
    entries.find((entry) => entry.kind === kind) ??
    entries.find((entry) => entry.code === code) ??
    entries.find((entry) => entry.kind === 'gk3')
  )
}

/**
 * The code of a coordinate system in well-known text, as of ESRI or OGC, version 1 or 2. Its numbers decide; a name or
 * an authority only between systems with the same numbers. A local meridian has no code. Never throws.
 */
export function codeOfWkt(text: string): NamedCrs {
  const tree = wktTree(text)
  const projected = tree && findNode(tree, ...PROJECTED)
  const geographic = tree && findNode(projected ?? tree, ...GEOGRAPHIC)
  const name = nameOf(projected ?? geographic)
  const unknown = { code: null, name, shift: null }
  if (!tree || !geographic || !isPlain(geographic)) return unknown
  const datum = datumOf(geographic)
  if (!projected) {
    const entry = FRAME_CODES.find((known) => known.kind === 'geographic' && known.datum === datum)
    return entry ? { code: entry.code, name, shift: shiftOf(tree, entry.datum) } : unknown
  }
  if (!isInMetres(projected)) return unknown
  const projection = projectionOf(projected)
  if (isWebMercator(projected, geographic, projection)) return { ...unknown, code: 'EPSG:3857' }
  const entry = datum && byName(matches(projection, datum), projected)
  return entry ? { code: entry.code, name, shift: shiftOf(tree, entry.datum) } : unknown
}

function shiftOf(tree: WktNode, datum: Datum): number[] | null {
  if (datum !== 'xian80' && datum !== 'beijing54') return null
  const numbers = findNode(tree, 'TOWGS84')?.slice(1) ?? []
  const shift = numbers.filter((value) => typeof value === 'number')
  return (shift.length === 3 || shift.length === 7) && shift.some((value) => value !== 0) ? shift : null
}
