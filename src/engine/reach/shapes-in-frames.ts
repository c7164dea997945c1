import Flatbush from 'flatbush'
import type { Frame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'

interface InFrame {
  readonly shapes: readonly Shape[]
  readonly index: Flatbush
}

/** Many shapes that are asked for around others in other frames: each is brought into a frame once, and found by its bounds. */
export class ShapesInFrames {
  readonly #shapes: readonly Shape[]
  readonly #frames = new Map<string, InFrame>()

  constructor(shapes: readonly Shape[]) {
    this.#shapes = shapes
  }

  /** Numbers of the shapes whose bounds meet those of another, rising, and the shapes in its frame. */
  around({ frame, bounds }: Shape): { at: number; shape: Shape }[] {
    if (this.#shapes.length === 0) return []
    const { shapes, index } = this.#in(frame)
    return index
      .search(...bounds)
      .sort((a, b) => a - b)
      .map((at) => ({ at, shape: shapes[at]! }))
  }

  #in(frame: Frame): InFrame {
    let known = this.#frames.get(frame.key)
    if (!known) {
      const shapes = this.#shapes.map((shape) => reframe(shape, frame))
      const index = new Flatbush(shapes.length)
      for (const { bounds } of shapes) index.add(...bounds)
      index.finish()
      this.#frames.set(frame.key, (known = { shapes, index }))
    }
    return known
  }
}
