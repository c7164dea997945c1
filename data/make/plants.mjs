/**
 * Plants and what lies in them. A plant is a block of the grid with an office strip along one fence;
 * the production areas fill the rest, so that dormitories and hazards have their own ground.
 */
import { box, polygon } from './plane.mjs'

const FENCE = 14 // from fence to production area
const AISLE = 18 // between two production areas

/** Inner rectangle in grid metres, without the office strip. */
function ground({ x, y, strip, depth = 58 }) {
  return {
    x: [x[0] + (strip === 'W' ? depth : FENCE), x[1] - (strip === 'E' ? depth : FENCE)],
    y: [y[0] + (strip === 'S' ? depth : FENCE), y[1] - (strip === 'N' ? depth : FENCE)],
  }
}

/** One area, or two beside one another along the longer side. */
function areasOf(plant) {
  const { x, y } = ground(plant)
  if (plant.areas.length < 2) return plant.areas.map(() => ({ x, y }))
  const axis = x[1] - x[0] >= y[1] - y[0] ? 'x' : 'y'
  const [low, high] = { x, y }[axis]
  const middle = low + (high - low) * (plant.share ?? 0.5)
  return [
    { x, y, [axis]: [low, middle - AISLE / 2] },
    { x, y, [axis]: [middle + AISLE / 2, high] },
  ]
}

const rectangle = (grid, { x, y }) =>
  polygon(
    grid.all([
      [x[0], y[0]],
      [x[1], y[0]],
      [x[1], y[1]],
      [x[0], y[1]],
    ]),
  )

/** `cut` takes one corner off beside the office strip: real plots are not all rectangles. */
function outline({ grid, x, y, cut }) {
  const corners = { SW: [x[0], y[0]], SE: [x[1], y[0]], NE: [x[1], y[1]], NW: [x[0], y[1]] }
  const order = ['SW', 'SE', 'NE', 'NW']
  const points = order.flatMap((corner, i) => {
    if (corner !== cut) return [corners[corner]]
    const towards = (other) => {
      const d = [other[0] - corners[corner][0], other[1] - corners[corner][1]]
      return corners[corner].map((value, k) => value + Math.sign(d[k]) * 38)
    }
    return [towards(corners[order[(i + 3) % 4]]), towards(corners[order[(i + 1) % 4]])]
  })
  return polygon(grid.all(points))
}

/** `list`: rows {id, name, name_en, category, grid, x, y, strip, areas: [[zh, en]...], ...}. */
export function plants(list) {
  const byId = new Map(list.map((plant) => [plant.id, { ...plant, geometry: outline(plant), ground: areasOf(plant) }]))
  const all = [...byId.values()]
  return {
    get: (id) => byId.get(id),
    all,
    enterprises: all.map(({ id, name, name_en, category, labour_intensive, dormitory_limit, geometry }) => ({
      geometry,
      properties: { id, name, name_en, category, labour_intensive, dormitory_limit },
    })),
    production: all.flatMap((plant) =>
      plant.areas.map(([name, name_en], i) => ({
        geometry: rectangle(plant.grid, plant.ground[i]),
        properties: { id: `P-${plant.id.slice(2)}-${i + 1}`, name, name_en, enterprise: plant.id },
      })),
    ),
    /** A footprint in a production area; fx, fy are shares of the area. */
    inArea(id, area, [fx, fy], [w, h]) {
      const { grid, ground: areas } = byId.get(id)
      const { x, y } = areas[area]
      const [gx, gy] = [x[0] + fx * (x[1] - x[0]), y[0] + fy * (y[1] - y[0])]
      return box(grid.at(gx, gy), w, h, grid.dir(gx, gy))
    },
    /** A building in the office strip: `f` along the strip, `deep` metres from the fence to its middle. */
    inStrip(id, f, [long, wide], deep = 24) {
      const { grid, x, y, strip } = byId.get(id)
      const upright = strip === 'W' || strip === 'E'
      const along = upright ? y[0] + f * (y[1] - y[0]) : x[0] + f * (x[1] - x[0])
      const depth = { W: x[0] + deep, E: x[1] - deep, S: y[0] + deep, N: y[1] - deep }[strip]
      const at = upright ? [depth, along] : [along, depth]
      return box(grid.at(...at), upright ? wide : long, upright ? long : wide, grid.dir(...at))
    },
  }
}
