import type { Datum } from '../engine/geometry/datum.ts'
import { frameByCode } from '../engine/geometry/frame.ts'
import { FRAME_CODES, type FrameEntry } from '../engine/geometry/frame-list.ts'

/** Names and numbers as ArcGIS writes them, which every program knows. */
const GEOGRAPHIC: Readonly<Record<Datum, { prefix: string; text: string }>> = {
  cgcs2000: {
    prefix: 'CGCS2000',
    text: geogcs('GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000', '"CGCS2000",6378137.0,298.257222101'),
  },
  xian80: { prefix: 'Xian_1980', text: geogcs('GCS_Xian_1980', 'D_Xian_1980', '"Xian_1980",6378140.0,298.257') },
  beijing54: {
    prefix: 'Beijing_1954',
    text: geogcs('GCS_Beijing_1954', 'D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3'),
  },
  wgs84: { prefix: 'WGS_1984', text: geogcs('GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563') },
}

function geogcs(name: string, datum: string, spheroid: string): string {
  return `GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
}

/** The well-known text of a .prj, in the spelling of ESRI; null for a system that Sizhi does not know. */
export function prjOf(code: string): string | null {
  const known = frameByCode(code)?.code
  const entry = FRAME_CODES.find((one) => one.code === known)
  if (!entry) return null
  const { text } = GEOGRAPHIC[entry.datum]
  if (entry.kind === 'geographic') return text
  const { method, parameters } = projectionOf(entry)
  const list = parameters.map(([name, value]) => `PARAMETER["${name}",${decimal(value)}]`).join(',')
  return `PROJCS["${nameOf(entry)}",${text},PROJECTION["${method}"],${list},UNIT["Meter",1.0]]`
}

const decimal = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value))

function nameOf({ datum, kind, zone, centralMeridian, prefix, south }: FrameEntry): string {
  if (kind === 'web') return 'WGS_1984_Web_Mercator_Auxiliary_Sphere'
  const own = GEOGRAPHIC[datum].prefix
  if (kind === 'utm') return `${own}_UTM_Zone_${zone}${south ? 'S' : 'N'}`
  return `${own}_${kind === 'gk3' ? '3_Degree_GK' : 'GK'}_${prefix ? `Zone_${zone}` : `CM_${centralMeridian}E`}`
}

function projectionOf({ kind, zone, centralMeridian, prefix, south }: FrameEntry): {
  method: string
  parameters: readonly (readonly [string, number])[]
} {
  if (kind === 'web')
    return {
      method: 'Mercator_Auxiliary_Sphere',
      parameters: [
        ['False_Easting', 0],
        ['False_Northing', 0],
        ['Central_Meridian', 0],
        ['Standard_Parallel_1', 0],
        ['Auxiliary_Sphere_Type', 0],
      ],
    }
  return {
    method: kind === 'utm' ? 'Transverse_Mercator' : 'Gauss_Kruger',
    parameters: [
      ['False_Easting', (prefix ? zone! * 1_000_000 : 0) + 500_000],
      ['False_Northing', south ? 10_000_000 : 0],
      ['Central_Meridian', centralMeridian!],
      ['Scale_Factor', kind === 'utm' ? 0.9996 : 1],
      ['Latitude_Of_Origin', 0],
    ],
  }
}
