/** 10^0 … 10^22 are exact as doubles. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/** So many digits are exact as a double. */
const EXACT_DIGITS = 15

const isDigit = (byte: number | undefined): byte is number => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** Reads numbers of a JSON text from its bytes, each correctly rounded, without making a text of it first. */
export class NumberReader {
  /** What was read last. A field, since a number that is returned is an object each time. */
  value = NaN

  /** Reads the number that starts at `start`; returns where it ends, or 0 when there is none. */
  read(bytes: Uint8Array, start: number): number {
    let at = start
    const negative = bytes[at] === 0x2d
    if (negative) at++
    let byte = bytes[at]
    if (!isDigit(byte)) return 0
    /** The first 15 digits that count, and those after them. */
    let head = 0
    let tail = 0
    let digits = 0
    const leadingZero = byte === 0x30
    do {
      if (digits < EXACT_DIGITS) head = head * 10 + (byte - 0x30)
      else tail = tail * 10 + (byte - 0x30)
      if (head !== 0) digits++
      byte = bytes[++at]
    } while (isDigit(byte))
    if (leadingZero && at !== start + (negative ? 2 : 1)) return 0
    let exponent = 0
    if (byte === 0x2e) {
      const point = at
      byte = bytes[++at]
      while (isDigit(byte)) {
        if (digits < EXACT_DIGITS) head = head * 10 + (byte - 0x30)
        else tail = tail * 10 + (byte - 0x30)
        if (head !== 0) digits++
        byte = bytes[++at]
      }
      exponent = point + 1 - at
      if (exponent === 0) return 0
    }
    if (byte === 0x65 || byte === 0x45) return this.#byText(bytes, start, at)
    const value = scaled(head, tail, digits, exponent)
    if (Number.isNaN(value)) return this.#byText(bytes, start, at)
    this.value = negative ? -value : value
    return at
  }

  /** The rare number that has an exponent, very many digits, or lies halfway between two doubles. */
  #byText(bytes: Uint8Array, start: number, from: number): number {
    let at = from
    if (bytes[at] === 0x65 || bytes[at] === 0x45) {
      at++
      if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++
      if (!isDigit(bytes[at])) return 0
      while (isDigit(bytes[at])) at++
    }
    let text = ''
    for (let i = start; i < at; i++) text += String.fromCharCode(bytes[i]!)
    this.value = Number(text)
    return at
  }
}

/** The digits times 10^exponent, exponent not above 0; NaN when that cannot be told for sure. */
function scaled(head: number, tail: number, digits: number, exponent: number): number {
  if (exponent < -22) return NaN
  const divisor = POWERS[-exponent]!
  // Both exact, so the quotient is rounded once (Clinger 1990).
  if (digits <= EXACT_DIGITS) return head / divisor
  const more = digits - EXACT_DIGITS
  if (more > EXACT_DIGITS) return NaN
  // head·10^more + tail as an unevaluated sum of two doubles.
  const shifted = head * POWERS[more]!
  const shiftedRest = productRest(head, POWERS[more]!, shifted)
  const sum = shifted + tail
  const rest = tail - (sum - shifted) + shiftedRest
  if (exponent === 0) return settled(sum, rest)
  const quotient = sum / divisor
  const back = quotient * divisor
  const remainder = sum - back - productRest(quotient, divisor, back) + rest
  return settled(quotient, remainder / divisor)
}

/** What rounding took from a·b: Dekker's product of halves. */
function productRest(a: number, b: number, product: number): number {
  const aSplit = a * 134217729
  const aHigh = aSplit - (aSplit - a)
  const aLow = a - aHigh
  const bSplit = b * 134217729
  const bHigh = bSplit - (bSplit - b)
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

/** The sum, when the small error of its second term cannot change how it is rounded; else NaN. */
function settled(value: number, correction: number): number {
  const slack = Math.abs(correction) * 2 ** -45
  const low = value + (correction - slack)
  return low === value + (correction + slack) ? low : NaN
}
