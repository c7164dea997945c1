import { csv } from '../report/findings-report.ts'
import type { ScreenResult, ScreenRow } from './screen.ts'

const HEADER = ['target_id', 'zone_id', 'verdict', 'distance_m', 'share']

/** Metres to the millimetre; a share to six decimals, empty for points and lines. */
const record = ({ targetId, zoneId, verdict, distanceMetres, share }: ScreenRow) =>
  [targetId, zoneId, verdict, distanceMetres.toFixed(3), share === null ? '' : share.toFixed(6)] as const

export function screenCsv({ rows }: ScreenResult): string {
  return csv([HEADER, ...rows.map(record)])
}

function rowValue(row: ScreenRow) {
  const [target_id, zone_id, verdict, distance, share] = record(row)
  return { target_id, zone_id, verdict, distance_m: Number(distance), share: share === '' ? null : Number(share) }
}

export function screenJson({ zones, rows }: ScreenResult): string {
  const value = {
    zones: zones.map((zone) => ({
      id: zone.id,
      area_m2: { ellipsoidal: zone.ellipsoidalSquareMetres, plane: zone.planeSquareMetres },
      perimeter_m: zone.perimeterMetres,
    })),
    rows: rows.map(rowValue),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** One feature a row with the geometry of its target, longitude and latitude. */
export function screenGeoJson({ rows }: ScreenResult): string {
  const features = rows.map((row) => {
    const { kind, parts, frame } = row.target
    const lists = parts.map((part) =>
      part.map((ring) => {
        const list = []
        for (let i = 0; i < ring.length; i += 2) list.push(frame.toLngLat(ring[i]!, ring[i + 1]!))
        return list
      }),
    )
    const geometry =
      kind === 'polygon'
        ? { type: 'MultiPolygon', coordinates: lists }
        : kind === 'line'
          ? { type: 'MultiLineString', coordinates: lists.flat() }
          : lists.length === 1
            ? { type: 'Point', coordinates: lists[0]![0]![0] }
            : { type: 'MultiPoint', coordinates: lists.flat(2) }
    return { type: 'Feature', geometry, properties: rowValue(row) }
  })
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`
}
