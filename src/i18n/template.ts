import type { Evidence } from '../engine/model/finding.ts'

export type Lookup = (key: string) => Evidence[string] | undefined

/** How a language writes a value of a template; see Wording in the engine for the grammar. */
export interface Notation {
  metres(value: number): string
  percent(value: number): string
}

const isMissing = (value: unknown) =>
  value === null || value === undefined || value === '' || value === false || value === 0

/** Fills a template. A part in `[…]` is left out when something in it is missing, false or zero. */
export function fill(template: string, lookup: Lookup, notation: Notation): string {
  const optional = template.replace(/\[([^[\]]*)\]/g, (_, part: string) => {
    const keys = [...part.matchAll(/\{([?!]?)(\w+)/g)]
    const shown = keys.every(([, sign, key]) => {
      const value = lookup(key!)
      return sign === '!' ? value === null || value === undefined : !isMissing(value)
    })
    return shown ? part : ''
  })
  // Blanks that a part left behind go, but the one before `.kml`; before the values come in: those are the user's own.
  return optional
    .replace(/\{[?!]\w+\}/g, '')
    .replace(/ +([.,;:])(?!\w)/g, '$1')
    .trim()
    .replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, key: string, one?: string, many?: string) => {
      const value = lookup(key)
      if (value === null || value === undefined) return '—'
      if (typeof value === 'number') {
        if (key.endsWith('_m')) return notation.metres(value)
        if (key.endsWith('share')) return notation.percent(value)
        if (one !== undefined) return `${value} ${value === 1 ? one : many}`
        return numberText(value)
      }
      return String(value)
    })
}

const DIGITS = 3
const ROUNDING = 1e-9

/** To three decimals, and to all of them where that would move it onto a border: 49.9996 is not 50. */
export function numberText(value: number): string {
  const short = Number(value.toFixed(DIGITS))
  return String(Number.isInteger(short) && Math.abs(short - value) > ROUNDING ? value : short)
}
