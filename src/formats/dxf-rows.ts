import type { Value } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { DxfBlock } from './dxf-drawing.ts'
import type { DxfEntity } from './dxf-entity.ts'
import { DxfLayer, type DxfRow } from './dxf-layers.ts'
import type { DxfLabel } from './dxf-names.ts'
import { AS_DRAWN, insertPlacing, placedIn, planeOf, type Placing } from './dxf-place.ts'
import { shapeOf } from './dxf-shape.ts'
import { plainMtext, plainText } from './dxf-text.ts'

/** Blocks within blocks; a block that holds itself would go on for ever. */
const MOST_DEPTH = 16
/** Points of a whole drawing, and copies of blocks. */
const MOST_POINTS = 30_000_000
const MOST_COPIES = 500_000

const NO_VALUES: ReadonlyMap<string, Value> = new Map()

/** Entities to rows: blocks are unfolded where they are inserted. */
export class DxfRows {
  readonly layers = new Map<string, DxfLayer>()
  readonly labels: DxfLabel[] = []
  /** The greatest number, as an amount, that a ring begins with. */
  greatest = 0
  /** Entities by type that are no place on the ground. */
  readonly leftOut = new Map<string, number>()
  readonly faults: { code: string; row: number; params: InputError['params'] }[] = []
  paperSpace = 0
  readonly #blocks: ReadonlyMap<string, DxfBlock>
  #row = 0
  #points = 0
  #copies = 0

  constructor(blocks: ReadonlyMap<string, DxfBlock>) {
    this.#blocks = blocks
  }

  add(entity: DxfEntity): void {
    this.#row++
    if (entity.number(67) === 1) this.paperSpace++
    else this.#place(entity, AS_DRAWN, entity.layer, NO_VALUES, 0)
  }

  #place(entity: DxfEntity, placing: Placing, layer: string, values: ReadonlyMap<string, Value>, depth: number): void {
    try {
      const plane = placedIn(planeOf(entity), placing)
      if (entity.type === 'INSERT') this.#insert(entity, plane, layer, values, depth)
      else this.#addShape(entity, plane, layer, values)
    } catch (error) {
      if (!(error instanceof InputError) || error.code === 'dxf-too-large') throw error
      this.faults.push({ code: error.code, row: this.#row, params: error.params })
    }
  }

  #addShape(entity: DxfEntity, placing: Placing, layer: string, values: ReadonlyMap<string, Value>): void {
    const shape = shapeOf(entity)
    if (!shape) {
      this.leftOut.set(entity.type, (this.leftOut.get(entity.type) ?? 0) + 1)
      return
    }
    this.#keep(layer, {
      handle: values.size === 0 ? entity.text(5).trim() : '',
      row: this.#row,
      kind: shape.kind,
      parts: shape.parts.map((part) => part.map((ring) => this.#placed(ring, placing))),
      values,
      text: textOf(entity),
      hasCurves: shape.hasCurves,
      hasHeight: heightOf(entity),
    })
  }

  #keep(name: string, row: DxfRow): void {
    let layer = this.layers.get(name)
    if (!layer) this.layers.set(name, (layer = new DxfLayer(name)))
    layer.add(row)
    const [x, y] = [row.parts[0]![0]![0]!, row.parts[0]![0]![1]!]
    if (row.text !== null) this.labels.push({ x, y, text: row.text })
    for (const part of row.parts)
      for (const ring of part) this.greatest = Math.max(this.greatest, Math.abs(ring[0]!), Math.abs(ring[1]!))
  }

  /** Numbers of a shape are finite; placed, they may not be. */
  #placed(ring: ArrayLike<number>, placing: Placing): ArrayLike<number> {
    this.#points += ring.length / 2
    if (this.#points > MOST_POINTS) throw new InputError('dxf-too-large', { most: MOST_POINTS })
    if (placing === AS_DRAWN) return ring
    const [a, b, c, d, e, f] = placing
    const placed = new Float64Array(ring.length)
    for (let i = 0; i < placed.length; i += 2) {
      const [x, y] = [ring[i]!, ring[i + 1]!]
      placed[i] = a * x + c * y + e
      placed[i + 1] = b * x + d * y + f
      if (!Number.isFinite(placed[i]) || !Number.isFinite(placed[i + 1])) throw new InputError('bad-coordinates')
    }
    return placed
  }

  /** A block with attributes is an object of its own, at its point; what it draws stands beside it. */
  #insert(entity: DxfEntity, placing: Placing, layer: string, outer: ReadonlyMap<string, Value>, depth: number): void {
    if (depth >= MOST_DEPTH) throw new InputError('bad-geometry')
    const name = entity.text(2)
    const block = this.#blocks.get(name.toLowerCase())
    const values = new Map<string, Value>([...outer, ['block', name]])
    const attributes = entity.children.map((child) => [child.text(2).trim(), plainText(child.text(1))] as const)
    if (attributes.length > 0 || !block || block.entities.length === 0) {
      const own = [entity.number(10, NaN), entity.number(20, NaN)]
      if (!own.every(Number.isFinite)) throw new InputError('bad-coordinates')
      const place = this.#placed(own, placing)
      this.#keep(layer, {
        handle: entity.text(5).trim(),
        row: this.#row,
        kind: 'point',
        parts: [[place]],
        values: new Map<string, Value>([...values, ...attributes.filter(([tag, text]) => tag !== '' && text !== '')]),
        text: null,
        hasCurves: false,
        hasHeight: heightOf(entity),
      })
    }
    // Rows and columns of nothing are nothing, however many the drawing says.
    if (!block || block.entities.length === 0) return
    const [columns, lines] = [entity.number(70, 1), entity.number(71, 1)].map((count) => Math.max(1, count || 1))
    for (let line = 0; line < lines!; line++)
      for (let column = 0; column < columns!; column++) {
        const aside = [column * entity.number(44), line * entity.number(45)] as const
        const inner = placedIn(insertPlacing(entity, block.base, aside), placing)
        for (const one of block.entities) {
          if (++this.#copies > MOST_COPIES) throw new InputError('dxf-too-large', { most: MOST_COPIES })
          // What lies on layer 0 of a block takes the layer of its insertion.
          this.#place(one, inner, one.layer === '0' ? layer : one.layer, values, depth + 1)
        }
      }
  }
}

function heightOf(entity: DxfEntity): boolean {
  return entity.number(30) !== 0 || entity.number(31) !== 0 || entity.number(38) !== 0 ||
    entity.children.some((child) => child.number(30) !== 0) // prettier-ignore
}

function textOf(entity: DxfEntity): string | null {
  if (entity.type === 'TEXT') return plainText(entity.text(1)) || null
  if (entity.type !== 'MTEXT') return null
  const pieces = entity.codes.flatMap((code, i) => (code === 3 || code === 1 ? [entity.textOf(i)] : []))
  return plainMtext(pieces.join('')) || null
}
