import { SQUARE_METRES_PER_MU } from '../../engine/geometry/area.ts'

const MINUS = '−'

/** A number with its sign in words of print: `+11.12`, `−4.09`, and `0.00` without one. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : `${value < 0 ? MINUS : '+'}${text}`
}

/** Digits with which an area still says something: two as planners quote them, more for what is smaller. */
const hectareDigits = (hectares: number) => {
  const size = Math.abs(hectares)
  return size === 0 || size >= 0.01 ? 2 : size >= 0.001 ? 3 : 4
}

export const hectares = (squareMetres: number) => (squareMetres / 10000).toFixed(hectareDigits(squareMetres / 10000))
export const signedHectares = (squareMetres: number) =>
  signed(squareMetres / 10000, hectareDigits(squareMetres / 10000))
export const mu = (squareMetres: number) => grouped((squareMetres / SQUARE_METRES_PER_MU).toFixed(1))
export const signedMu = (squareMetres: number) => signed(squareMetres / SQUARE_METRES_PER_MU, 1)

/** `＋11.12 ha`, `−4.09 ha`: the label of a change on the map, with the wide signs of its hatch. */
export const labelHectares = (kind: 'added' | 'removed', squareMetres: number) =>
  `${kind === 'added' ? '＋' : MINUS}${hectares(squareMetres)} ha`

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** Days between two calendar dates. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86400000)
