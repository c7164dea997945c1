import type { CornerAt, LiveArea } from '../screen/live-area.ts'

/** One step of drawing an outline; `add` puts a corner before the one that has its number. Plain data, units of the frame. */
export type CornerEdit =
  | (CornerAt & { readonly kind: 'move' | 'add'; readonly x: number; readonly y: number })
  | (CornerAt & { readonly kind: 'drop' })

/** Corners of a ring that others take the place of: moving, adding and taking out are all this. */
export interface Splice extends CornerAt {
  readonly removed: number
  /** x and y in turn. */
  readonly inserted: readonly number[]
}

export function spliceOf(edit: CornerEdit): Splice {
  const { part, ring, corner } = edit
  return {
    part,
    ring,
    corner,
    removed: edit.kind === 'add' ? 0 : 1,
    inserted: edit.kind === 'drop' ? [] : [edit.x, edit.y],
  }
}

/** The splice that gives the outline its corners back. */
export function inverseOf(area: LiveArea, { part, ring, corner, removed, inserted }: Splice): Splice {
  const back: number[] = []
  for (let k = 0; k < removed; k++) back.push(...area.parts[part]!.corner(ring, corner + k))
  return { part, ring, corner, removed: inserted.length / 2, inserted: back }
}

/** The edges that a splice takes away and those that it gives, each as a chain of corners; see `sweptPoints`. */
export interface Chains {
  readonly before: Float64Array
  readonly after: Float64Array
}

export function applySplice(area: LiveArea, { part, ring, corner, removed, inserted }: Splice): Chains {
  const live = area.parts[part]!
  const before = live.chain(ring, corner, removed)
  live.replace(ring, corner, removed, inserted)
  return { before, after: live.chain(ring, corner, inserted.length / 2) }
}

/** Whether the corner that an edit is about exists, and its ring keeps at least three. */
export function canEdit(area: LiveArea, edit: CornerEdit): boolean {
  const part = area.parts[edit.part]
  if (!part || !(edit.ring >= 0 && edit.ring < part.ringCount)) return false
  const count = part.cornerCount(edit.ring)
  const last = edit.kind === 'add' ? count : count - 1
  if (!Number.isInteger(edit.corner) || edit.corner < 0 || edit.corner > last) return false
  return edit.kind !== 'drop' || count > 3
}
