import { orient2d } from 'robust-predicates'

/** Nearer to 0 than this (and not 0), a coordinate can make products too small for doubles. */
const TINY = 2 ** -480

/**
 * Positive when c lies left of the line a → b, 0 when the three are exactly in line, negative to the right: the sign is
 * exact for all finite coordinates up to 1e150. Shewchuk's adaptive predicate (1997); where its products could run out
 * of the range of doubles, whole numbers of any length.
 */
export function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  if (isTiny(ax) || isTiny(ay) || isTiny(bx) || isTiny(by) || isTiny(cx) || isTiny(cy))
    return sideOfTiny(ax, ay, bx, by, cx, cy)
  return -orient2d(ax, ay, bx, by, cx, cy)
}

const isTiny = (value: number) => value < TINY && value > -TINY && value !== 0

function sideOfTiny(...coordinates: [number, number, number, number, number, number]): number {
  const [ax, ay, bx, by, cx, cy] = coordinates.map(whole) as [bigint, bigint, bigint, bigint, bigint, bigint]
  const turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  return turn > 0n ? 1 : turn < 0n ? -1 : 0
}

const bits = new DataView(new ArrayBuffer(8))

/** The double times 2¹⁰⁷⁴, which is a whole number for every one of them. */
function whole(value: number): bigint {
  bits.setFloat64(0, value)
  const exponent = (bits.getUint16(0) >> 4) & 0x7ff
  const fraction = bits.getBigUint64(0) & 0xfffffffffffffn
  const size = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1)
  return value < 0 ? -size : size
}
