/** Which columns of a wide table are in sight. */
export interface ColumnWindow {
  readonly first: number
  /** One past the last. */
  readonly end: number
}

export function columnWindow(left: number, width: number, fixed: number, cell: number, count: number): ColumnWindow {
  const first = Math.max(0, Math.floor(left / cell) - 2)
  const end = Math.min(count, Math.ceil((left + Math.max(0, width - fixed)) / cell) + 2)
  return { first, end }
}

/** Where a scroller has to stand so that a stretch lies in sight; as it is when it does already. */
export function scrolledTo(at: number, sight: number, from: number, length: number): number {
  if (from < at) return from
  return from + length > at + sight ? from + length - sight : at
}
