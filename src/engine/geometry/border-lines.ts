import { locate } from './contains.ts'
import { EdgeTree } from './edge-tree.ts'
import { type Measure, nearestOnEdges } from './nearest.ts'
import { relateLine } from './relate.ts'
import { makeShape, type Shape } from './shape.ts'

/** An edge is taken to pass through a place that lies this near to it. */
const ON_EDGE_METRES = 0.001
/** How exactly the farthest place is found. */
const EXACT_METRES = 0.001

/** A place on a line with its distance to the nearest of several shapes. */
export interface Sample {
  readonly x: number
  readonly y: number
  readonly measure: Measure
  /** The edges on which the other end of the measure lies. */
  readonly feet: readonly number[]
}

/**
 * The edges of several shapes of one frame, taken together: the distance to them is that to the nearest. Polygons may
 * be `filled`: within them the distance is 0.
 */
export class BorderLines {
  readonly #shapes: readonly Shape[]
  readonly #filled: boolean
  readonly #trees: readonly EdgeTree[]

  constructor(shapes: readonly Shape[], filled = false) {
    this.#shapes = shapes
    this.#filled = filled
    this.#trees = shapes.flatMap((shape) => shape.parts.map((part) => new EdgeTree(part)))
  }

  /** null without edges. */
  sample(x: number, y: number): Sample | null {
    const measure = this.nearest(x, y)
    return measure && { x, y, measure, feet: this.#edgesAt(measure) }
  }

  nearest(x: number, y: number): Measure | null {
    let best: Measure | null = null
    for (const shape of this.#shapes) {
      if (this.#filled && shape.kind === 'polygon' && locate(shape, x, y) >= 0) {
        const at = shape.frame.toLngLat(x, y)
        return { distanceMetres: 0, from: at, to: at }
      }
      const found = nearestOnEdges(shape, x, y)
      if (found && (!best || found.distanceMetres < best.distanceMetres)) best = found
    }
    return best
  }

  /**
   * The place between two samples that is farthest from the shapes, to the millimetre, unless none is farther than
   * `known`. As long as the nearest edge is one and the same, the distance bulges downwards and is greatest at an end;
   * elsewhere it can grow by no more than a metre for each metre of the way.
   */
  farthest(a: Sample, b: Sample, known: Sample | null): Sample | null {
    let best = known
    const visit = (from: Sample, to: Sample) => {
      const [sx, sy] = this.#shapes[0]!.frame.metresPerUnit(from.x, from.y)
      const way = Math.hypot((to.x - from.x) * sx, (to.y - from.y) * sy) * 1.001
      const ends = [from.measure.distanceMetres, to.measure.distanceMetres] as const
      const bound = from.feet.some((edge) => to.feet.includes(edge)) ? Math.max(...ends) : (ends[0] + ends[1] + way) / 2
      if (best && bound <= best.measure.distanceMetres + EXACT_METRES) return
      if (bound === Math.max(...ends) || way < EXACT_METRES || this.#runsWithin(from, to)) return
      const middle = this.sample((from.x + to.x) / 2, (from.y + to.y) / 2)!
      if (!best || isFarther(middle, best)) best = middle
      visit(from, middle)
      visit(middle, to)
    }
    for (const end of [a, b]) if (!best || isFarther(end, best)) best = end
    visit(a, b)
    return best
  }

  /** Whether the way between two samples lies wholly in one filled polygon. */
  #runsWithin(from: Sample, to: Sample): boolean {
    if (!this.#filled || from.measure.distanceMetres > 0 || to.measure.distanceMetres > 0) return false
    const way = makeShape('line', this.#shapes[0]!.frame, [[Float64Array.of(from.x, from.y, to.x, to.y)]])
    return this.#shapes.some((shape) => shape.kind === 'polygon' && !relateLine(way, shape).outside)
  }

  #edgesAt({ to }: Measure): number[] {
    const { frame } = this.#shapes[0]!
    const [x, y] = frame.fromLngLat(...to)
    const [sx, sy] = frame.metresPerUnit(x, y)
    const found: number[] = []
    let first = 0
    for (const tree of this.#trees) {
      for (const edge of tree.within(x, y, sx, sy, ON_EDGE_METRES ** 2)) found.push(first + edge)
      first += tree.edges.length / 4
    }
    return found
  }
}

const isFarther = (a: Sample, b: Sample) => a.measure.distanceMetres > b.measure.distanceMetres
