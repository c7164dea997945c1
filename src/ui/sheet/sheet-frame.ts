import { type Frame, frameByCode, threeDegreeFrame } from '../../engine/geometry/frame.ts'
import type { ParkView } from '../../jobs/park-view.ts'

/** The plane of a sheet: that in which a boundary version was approved, else that of the 3° zone of the park. */
export function sheetFrame(view: ParkView, version: string | null): Frame {
  const code = view.versions.find(({ id }) => id === version)?.frame
  const own = code === undefined ? null : frameByCode(code)
  return own?.survey && !own.approximate ? own : threeDegreeFrame(view.park.zone)
}
