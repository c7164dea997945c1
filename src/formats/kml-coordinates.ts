import { InputError } from '../engine/model/trouble.ts'

/** Longitude and latitude in turn. `hasHeights`: some height was other than 0. */
export interface Coordinates {
  readonly positions: readonly number[]
  readonly hasHeights: boolean
}

const isBlank = (code: number) => code <= 0x20 || code === 0xa0 || code === 0x3000
const COMMA = 0x2c

/**
 * `longitude,latitude[,height]`, blanks between positions. Some write blanks behind the commas as well. Throws
 * InputError (without place) for what is no such list.
 */
export function readCoordinates(text: string): Coordinates {
  return scan(text) ?? scan(withoutBlanks(text)) ?? bad()
}

const withoutBlanks = (text: string) =>
  text
    .split(',')
    .map((piece) => piece.trim())
    .join(',')

/** Null when some position has fewer than two numbers, or more than three. */
function scan(text: string): Coordinates | null {
  const positions: number[] = []
  let hasHeights = false
  const end = text.length
  for (let at = 0; ;) {
    while (at < end && isBlank(text.charCodeAt(at))) at++
    if (at === end) return { positions, hasHeights }
    let field = 0
    for (;;) {
      const start = at
      let code = 0
      while (at < end && (code = text.charCodeAt(at)) !== COMMA && !isBlank(code)) at++
      if (field > 2) return null
      // A comma at the end is no number more, and a height may be left empty.
      if (at > start) {
        const value = numberOf(text.slice(start, at))
        if (field < 2) positions.push(value)
        else if (value !== 0) hasHeights = true
        field++
      } else if (field < 2) return null
      if (at === end || isBlank(code)) break
      at++
    }
    if (field < 2) return null
  }
}

/** `gx:coord`: longitude, latitude and height with blanks between. */
export function readTrackPosition(text: string): readonly [number, number] {
  const [x, y] = text.trim().split(/\s+/)
  return x === undefined || y === undefined ? bad() : [numberOf(x), numberOf(y)]
}

function numberOf(text: string): number {
  const value = /^[-+]?[\d.]/.test(text) ? Number(text) : NaN
  return Number.isFinite(value) ? value : bad()
}

function bad(): never {
  throw new InputError('bad-coordinates')
}
