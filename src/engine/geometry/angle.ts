import { halfWidth } from '../model/half-width.ts'

export interface Angle {
  /** South and west are negative. */
  readonly degrees: number
  /** What the letter or word beside it says it is. */
  readonly axis: 'longitude' | 'latitude' | null
}

interface Side {
  readonly axis: 'longitude' | 'latitude'
  readonly sign: 1 | -1 | null
}

const SIDES: Readonly<Record<string, Side>> = {
  N: { axis: 'latitude', sign: 1 },
  S: { axis: 'latitude', sign: -1 },
  E: { axis: 'longitude', sign: 1 },
  W: { axis: 'longitude', sign: -1 },
  北纬: { axis: 'latitude', sign: 1 },
  南纬: { axis: 'latitude', sign: -1 },
  东经: { axis: 'longitude', sign: 1 },
  西经: { axis: 'longitude', sign: -1 },
  北: { axis: 'latitude', sign: 1 },
  南: { axis: 'latitude', sign: -1 },
  东: { axis: 'longitude', sign: 1 },
  西: { axis: 'longitude', sign: -1 },
  纬度: { axis: 'latitude', sign: null },
  经度: { axis: 'longitude', sign: null },
}
const SIDE = '[NSEWnsew]|[北南]纬|[东西]经|[北南东西]|[经纬]度'

const WHOLE = '\\d+(?:\\.\\d*)?|\\.\\d+'
const DEGREE = '(?:°|º|˚|度|deg|d)'
const MINUTE = "(?:′|'|’|‘|´|`|分|m)"
const SECOND = "(?:″|''|′′|’’|\"|”|“|秒|s)"
const FORMS = [
  `(${WHOLE})\\s*${DEGREE}?`,
  `(\\d+)\\s*${DEGREE}\\s*(${WHOLE})\\s*${MINUTE}?`,
  `(\\d+)\\s*${DEGREE}\\s*(\\d+)\\s*${MINUTE}\\s*(${WHOLE})\\s*${SECOND}?`,
  `(\\d+)\\s*:\\s*(${WHOLE})`,
  `(\\d+)\\s*:\\s*(\\d+)\\s*:\\s*(${WHOLE})`,
  `(\\d+)\\s+(${WHOLE})`,
  `(\\d+)\\s+(\\d+)\\s+(${WHOLE})`,
  `(\\d+)\\s*-\\s*(\\d+)\\s*-\\s*(${WHOLE})`,
].map((form) => new RegExp(`^${form}$`, 'i'))

/**
 * An angle as people write it: `110.9876`, `110°59′15.36″`, `110:59:15.36`, `110 59 15.36`, `110-59-15.36`,
 * `110度59分15.36秒`, with full-width digits and signs, and N, S, E, W or 北纬, 东经 before or after. Null when it is none,
 * when minutes or seconds go beyond 60, or when it is beyond 180° (90° of a latitude). `110.591536` is decimal degrees.
 */
export function parseAngle(text: string): Angle | null {
  const body = splitSide(halfWidth(text).trim())
  if (!body) return null
  const [, sign, rest] = /^([+-]?)\s*(.*)$/s.exec(body.rest)!
  if (sign !== '' && typeof body.side?.sign === 'number') return null
  for (const form of FORMS) {
    const match = form.exec(rest!)
    if (!match) continue
    const [degrees, minutes, seconds] = [match[1]!, match[2] ?? '0', match[3] ?? '0'].map(Number) as Three
    return angleOf(degrees, minutes, seconds, sign === '-' ? -1 : (body.side?.sign ?? 1), body.side?.axis ?? null)
  }
  return null
}

/**
 * An angle packed into a decimal number as surveyors' calculators show it: `110.591536` is 110°59′15.36″. Only for data
 * that are known to be so: most of such numbers are decimal degrees, too. Null when minutes or seconds go beyond 60.
 */
export function parsePackedAngle(text: string): Angle | null {
  const match = /^([+-]?)(\d{1,3})\.(\d{2})(\d{2})(\d*)$/.exec(halfWidth(text).trim())
  if (!match) return null
  const [, sign, degrees, minutes, seconds, fraction] = match
  return angleOf(Number(degrees), Number(minutes), Number(`${seconds}.${fraction}`), sign === '-' ? -1 : 1, null)
}

type Three = [number, number, number]

function angleOf(degrees: number, minutes: number, seconds: number, sign: 1 | -1, axis: Angle['axis']): Angle | null {
  // A second rounded up to 60 is still one place.
  if (minutes >= 60 || seconds > 60) return null
  const value = minutes === 0 && seconds === 0 ? degrees : (degrees * 3600 + minutes * 60 + seconds) / 3600
  return value <= (axis === 'latitude' ? 90 : 180) ? { degrees: value === 0 ? 0 : sign * value, axis } : null
}

/** The text without the letters or words of its side; null when there are two that differ. */
function splitSide(text: string): { rest: string; side: Side | null } | null {
  const before = new RegExp(`^(${SIDE})[:\\s]*(?=[-+\\d.])`).exec(text)
  const after = new RegExp(`(${SIDE})$`).exec(text)
  // `s` after a number may be the seconds of `110d59m15s`.
  const isSecond = after?.[1] === 's' && /m\s*[\d.]+\s*s$/.test(text)
  const words = [before?.[1], isSecond ? undefined : after?.[1]].filter((word) => word !== undefined)
  const sides = words.map((word) => SIDES[word.toUpperCase()]!)
  if (
    sides.length === 2 &&
    (sides[0]!.axis !== sides[1]!.axis || (sides[0]!.sign ?? sides[1]!.sign) !== sides[1]!.sign)
  )
    return null
  const rest = text.slice(before?.[0].length ?? 0, text.length - (isSecond ? 0 : (after?.[1]!.length ?? 0))).trim()
  return { rest, side: sides.find(({ sign }) => sign !== null) ?? sides[0] ?? null }
}
