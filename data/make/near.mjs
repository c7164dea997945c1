/** Inside and distance in the plane, for points, lines and polygons of a few corners. */
export function insideRing([x, y], ring) {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]
    const b = ring[i]
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside
  }
  return inside
}

export const inside = (at, geometry) =>
  geometry.coordinates.reduce((yes, ring, i) => (i === 0 ? insideRing(at, ring) : yes && !insideRing(at, ring)), false)

function toSegment([x, y], a, b) {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const share = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(a[0] + share * dx - x, a[1] + share * dy - y)
}

const paths = (geometry) =>
  ({ Point: (c) => [[c]], LineString: (c) => [c], Polygon: (c) => c })[geometry.type](geometry.coordinates)

const side = (a, b, p) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
const cross = (a, b, c, d) => side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0

function pathDistance(p, q) {
  let least = Infinity
  for (let i = 0; i < p.length; i++)
    for (let j = 0; j < q.length; j++) {
      const nextP = p[i + 1] ?? p[i]
      const nextQ = q[j + 1] ?? q[j]
      if (cross(p[i], nextP, q[j], nextQ)) return 0
      least = Math.min(least, toSegment(p[i], q[j], nextQ), toSegment(q[j], p[i], nextP))
    }
  return least
}

/** Least distance of two edges or points, whether one lies in the other or not. */
export function edgeDistance(a, b) {
  let least = Infinity
  for (const p of paths(a)) for (const q of paths(b)) least = Math.min(least, pathDistance(p, q))
  return least
}

/** Least distance of two geometries; 0 where they touch or one lies in the other. */
export function distance(a, b) {
  if (b.type === 'Polygon' && inside(paths(a)[0][0], b)) return 0
  if (a.type === 'Polygon' && inside(paths(b)[0][0], a)) return 0
  return edgeDistance(a, b)
}
