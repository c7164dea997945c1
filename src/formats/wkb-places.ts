import { GEOMETRY_TYPES } from './geometry-types.ts'

/** Types that are one list of positions, and those that are a list of rings; all others are lists of geometries. */
const LISTS = new Set(['LineString', 'CircularString'])
const RINGS = new Set(['Polygon', 'Triangle'])
const MOST_DEPTH = 32

/**
 * Adds the positions of a well-known binary of any type, arcs and surfaces too, x and y in turn: only where it lies. Of
 * what is broken, those in front of the break.
 */
export function addWkbPlaces(places: number[], view: DataView, start: number, end: number): void {
  try {
    addPlaces(new DataView(view.buffer, view.byteOffset + start, end - start), 0, places, 0)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}

/** Returns where the geometry ends. */
function addPlaces(view: DataView, start: number, places: number[], depth: number): number {
  if (depth > MOST_DEPTH) throw new RangeError('too deep')
  const isLittle = view.getUint8(start) === 1
  const code = view.getUint32(start + 1, isLittle)
  let at = start + 5 + (code & 0x20000000 ? 4 : 0)
  const plain = code & 0x1fffffff
  const more = Math.floor(plain / 1000)
  const hasZ = more === 1 || more === 3 || code >= 0x80000000
  const hasM = more === 2 || more === 3 || (code & 0x40000000) !== 0
  const type = GEOMETRY_TYPES[plain % 1000] ?? 'Unknown'
  const positions = (count: number) => {
    for (let i = 0; i < count; i++, at += 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0))
      addPlace(places, view.getFloat64(at, isLittle), view.getFloat64(at + 8, isLittle))
  }
  const count = () => {
    at += 4
    return view.getUint32(at - 4, isLittle)
  }
  if (type === 'Unknown') throw new RangeError('no such type')
  if (type === 'Point') positions(1)
  else if (LISTS.has(type)) positions(count())
  else if (RINGS.has(type)) for (let rings = count(); rings > 0; rings--) positions(count())
  else for (let parts = count(); parts > 0; parts--) at = addPlaces(view, at, places, depth + 1)
  return at
}

/** What is no number is no place. */
export function addPlace(places: number[], x: number, y: number): void {
  if (Number.isFinite(x) && Number.isFinite(y)) places.push(x, y)
}
