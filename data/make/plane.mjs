/**
 * From easy local metres to plane coordinates [easting, northing] of the park's zone.
 * Everything is rounded to 0.01 m where it is made, so that lines which share a corner share it exactly.
 */
export const cm = (value) => Math.round(value * 100) / 100

/** Local metres (u to the right, v up) turned by `deg` about an origin. Shapes keep their size. */
export function frame(origin, deg) {
  const c = Math.cos((deg * Math.PI) / 180)
  const s = Math.sin((deg * Math.PI) / 180)
  const at = (u, v) => [cm(origin[0] + u * c - v * s), cm(origin[1] + u * s + v * c)]
  return { at, dir: [c, s], all: (points) => points.map(([u, v]) => at(u, v)) }
}

/**
 * A grid on four corners (south-west, then counter-clockwise), nominally `width` by `height`. Lines
 * of constant x or y stay straight, so that blocks share roads although the park is not a rectangle.
 */
export function grid(corners, width, height) {
  const [sw, se, ne, nw] = corners
  const at = (x, y) => {
    const s = x / width
    const t = y / height
    return [0, 1].map((k) => cm((1 - s) * (1 - t) * sw[k] + s * (1 - t) * se[k] + s * t * ne[k] + (1 - s) * t * nw[k]))
  }
  const dir = (x, y) => unit(at(x - 50, y), at(x + 50, y))
  return { at, dir, width, height, all: (points) => points.map(([x, y]) => at(x, y)) }
}

export function unit(a, b) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

/** A rectangle true to size: `w` along the direction, `h` across it. */
export function box(centre, w, h, dir) {
  const corner = (a, b) => [
    cm(centre[0] + a * w * 0.5 * dir[0] - b * h * 0.5 * dir[1]),
    cm(centre[1] + a * w * 0.5 * dir[1] + b * h * 0.5 * dir[0]),
  ]
  return polygon([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)])
}

/** The point `metres` to the right of the edge a-b: outside of a counter-clockwise ring. */
export function beside(a, b, share, metres) {
  const [dx, dy] = unit(a, b)
  return [cm(a[0] + share * (b[0] - a[0]) + dy * metres), cm(a[1] + share * (b[1] - a[1]) - dx * metres)]
}

/** A strip along a line, `width` wide: a canal or a river. */
export function band(line, width) {
  const side = (sign) =>
    line.map((p, i) => {
      const [dx, dy] = unit(line[Math.max(i - 1, 0)], line[Math.min(i + 1, line.length - 1)])
      const half = (Array.isArray(width) ? width[i] : width) / 2
      return [cm(p[0] + sign * dy * half), cm(p[1] - sign * dx * half)]
    })
  return polygon([...side(1), ...side(-1).reverse()])
}

export const point = (at) => ({ type: 'Point', coordinates: at })
export const line = (points) => ({ type: 'LineString', coordinates: points })

/** A polygon as GeoJSON wants it: rings closed, the outer one counter-clockwise, holes clockwise. */
export function polygon(outer, ...holes) {
  const ring = (points, positive) => {
    const turned = signedArea(points) > 0 === positive ? points : [...points].reverse()
    return [...turned, turned[0]]
  }
  return { type: 'Polygon', coordinates: [ring(outer, true), ...holes.map((hole) => ring(hole, false))] }
}

export function signedArea(ring) {
  const [ox, oy] = ring[0] // large coordinates lose digits: measure from the first corner
  let sum = 0
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]
    const b = ring[(i + 1) % ring.length]
    sum += (a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy)
  }
  return sum / 2
}

export const hectares = (geometry) =>
  Math.round(geometry.coordinates.reduce((sum, ring) => sum + signedArea(ring), 0) / 100) / 100
