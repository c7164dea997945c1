import { ALPHA_ROWS } from '../../engine/grading/tables.ts'
import type { HazardGrade, LineNote, TableRow } from '../../engine/grading/grading.ts'
import { RING_PLACES, type RingPlace, STANDINGS, type Standing } from '../../engine/grading/standings.ts'
import type { HazardWords } from '../../i18n/words.ts'
import type { Hazards } from './hazards.svelte.ts'

export const bandWords = (hazard: Hazards, grade: HazardGrade): string => hazard.say(`band${grade}`)

/** The row of the α table that a head-count is in. */
export function alphaBand(hazard: Hazards, residents: number): string {
  const { from } = ALPHA_ROWS.findLast((row) => residents >= row.from)!
  return hazard.say(`alphaBand${from}` as keyof HazardWords)
}

/** Where a figure stands in the standard: table, and number or symbol. */
export function sourceWords(hazard: Hazards, { table, row }: TableRow): string {
  if (table === 1) return hazard.say('fromNumber', { row })
  if (table === 3) return hazard.say('fromTable', { table: String(table) })
  return hazard.say('fromSymbol', { table: String(table), row })
}

const NOTES: Readonly<Record<LineNote, keyof HazardWords>> = {
  'lowest-quantity-of-several': 'noteLowest',
  'largest-beta-of-several': 'noteLargestBeta',
  'beta-of-used-category': 'noteBetaOfUsed',
  'not-in-table-1': 'noteNotInTable1',
  'coal-gas-as-carbon-monoxide': 'noteCoalGas',
}
export const noteWords = (hazard: Hazards, note: LineNote): string => hazard.say(NOTES[note])

/** Why a place counts for α, or does not. */
export function standingWords(hazard: Hazards, code: number): string {
  const standing: Standing = STANDINGS[code]!
  return hazard.say(`standing_${standing.replaceAll('-', '_')}` as keyof HazardWords)
}

/** How a place lies to the ring, where that is worth a word; null for one simply within it. */
export function placeWords(hazard: Hazards, code: number): string | null {
  const place: RingPlace = RING_PLACES[code]!
  if (place === 'within' || place === 'inside') return null
  return hazard.say(`place_${place.replaceAll('-', '_')}` as keyof HazardWords)
}
