import Flatbush from 'flatbush'
import type { ChangePiece } from '../diff/outline-comparison.ts'
import { anchorXy } from '../geometry/anchor.ts'
import { locate } from '../geometry/contains.ts'
import type { Frame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { boundsMeet } from '../geometry/shape.ts'
import type { BoundaryVersion, Place } from '../model/park.ts'
import { positionOf } from '../model/placement.ts'
import type { ChangedObject } from './side-changes.ts'

/**
 * Which part of a version holds a piece of ground that belongs to it: the one with a place inside the piece, else, where
 * rounding left that on a border, the first. Parts are numbered from 0.
 */
export function partOf({ shape }: ChangePiece, version: BoundaryVersion): number {
  const found = version.parts.findIndex((part) => {
    const piece = reframe(shape, part.shape.frame)
    return boundsMeet(piece.bounds, part.shape.bounds) && locate(part.shape, ...anchorXy(piece)) >= 0
  })
  return Math.max(0, found)
}

/** Says which objects stand on a piece of ground, wholly or in part; on its edge counts. All pieces are in that frame. */
export function objectsOnGround(objects: readonly ChangedObject[], frame: Frame): (piece: ChangePiece) => Place[] {
  const shapes = objects.map(({ place }) => reframe(place.shape, frame))
  const boxes = new Flatbush(Math.max(1, shapes.length))
  if (shapes.length === 0) boxes.add(0, 0)
  for (const { bounds } of shapes) boxes.add(...bounds)
  boxes.finish()
  return ({ shape }) =>
    boxes
      .search(...shape.bounds)
      .filter((i) => i < shapes.length && positionOf(shapes[i]!, shape).position !== 'outside')
      .sort((a, b) => a - b)
      .map((i) => objects[i]!.place)
}
