import { placesOf } from './geojson-places.ts'

interface Feature {
  readonly type?: unknown
  readonly id?: unknown
  readonly properties?: object | null
  readonly geometry?: Geometry | null
}
interface Geometry {
  readonly type?: unknown
  readonly coordinates?: unknown
}

/** What GDAL makes of a text beside its rows. */
export interface GeojsonLooks {
  /** Of the rows that have no shape: geometries that are there and hold nothing. */
  readonly emptyShapes: number
  /** The ids of the features are a field like others, and not their numbers alone. */
  readonly hasIdField: boolean
}

/**
 * Looks once more at features of a text that has been read, UTF-8: at those of `bare`, which are the rows without a shape,
 * and, if `hasIds`, at the first that has an id.
 */
export function geojsonLooks(
  bytes: Uint8Array,
  isSequence: boolean,
  bare: ReadonlySet<number>,
  hasIds: boolean,
): GeojsonLooks {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let hasIdField: boolean | null = hasIds ? null : false
  let [emptyShapes, left, row] = [0, bare.size, 0]
  for (const { from, end } of placesOf(bytes, isSequence).places) {
    if (left === 0 && hasIdField !== null) break
    const isBare = bare.has(++row)
    if (!isBare && hasIdField !== null) continue
    const feature = parsed(decoder.decode(bytes.subarray(from, end)))
    hasIdField ??= idIsField(feature)
    if (!isBare) continue
    left--
    if (isEmptyShape(feature)) emptyShapes++
  }
  return { emptyShapes, hasIdField: hasIdField ?? false }
}

/** null of a line without anything, and of one that was refused. */
function parsed(text: string): Feature | null {
  try {
    return JSON.parse(text) as Feature | null
  } catch {
    return null
  }
}

/** An id that counts is the number of a feature; any other is a field. null of a feature that does not tell. */
function idIsField(feature: Feature | null): boolean | null {
  const id = feature?.id ?? null
  if (id === null || typeof feature !== 'object') return null
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0) return false
  return Object.hasOwn(feature!.properties ?? {}, 'id') ? null : true
}

/** Of a point or a polygon without anything GDAL makes no shape at all. */
function isEmptyShape(feature: Feature | null): boolean {
  const geometry = feature?.type === 'Feature' ? feature.geometry : (feature as Geometry | null)
  return typeof geometry === 'object' && geometry !== null && geometry.type !== 'Point' && geometry.type !== 'Polygon'
}
