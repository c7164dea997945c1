/** What changed between two outlines, as a person reads it in a terminal. */
import { SQUARE_METRES_PER_MU } from '../engine/geometry/area.ts'
import { type AreaChange, type CornerChange, SIDES } from '../engine/diff/outline-comparison.ts'
import type { Voice } from '../i18n/index.ts'
import type { DiffResult } from './diff.ts'
import { type DiffWords, diffWords } from './diff-words.ts'

/** More lines than this of pieces, corners or targets are counted, not listed. */
const MOST_LINES = 20

export function diffText(result: DiffResult, { language }: Pick<Voice, 'language'>): string {
  const words = diffWords[language]
  const { targets } = result
  const changed = targets.filter(({ change }) => change !== 'inside' && change !== 'outside')
  const lines = [
    `${result.old} → ${result.now}`,
    ...comparisonLines(result, words),
    ...listLines(
      words.changedTargets,
      changed.map(({ file, id, change }) => `${words.changes[change]}  ${id}  (${file})`),
      words,
    ),
  ]
  if (targets.length > 0) {
    const count = (change: string) => targets.filter((target) => target.change === change).length
    lines.push('', words.unchangedTargets(count('inside'), count('outside')))
  }
  return `${lines.join('\n')}\n`
}

/** Classification, areas, sides, polygons and corners of a comparison. */
export function comparisonLines(
  { comparison, toleranceMetres, toleranceFrom }: Pick<DiffResult, 'comparison' | 'toleranceMetres' | 'toleranceFrom'>,
  words: DiffWords,
): string[] {
  const { classification, largestOffset, plane, bySide, pieces, corners } = comparison
  const lines = [
    words.classifications[classification],
    `${words.tolerance}: ${toleranceMetres} m (${words.toleranceFrom[toleranceFrom]})`,
    `${words.largestOffset}: ${largestOffset ? metres(largestOffset.distanceMetres) : words.none}`,
    '',
    ...areaTable(words.ellipsoidal, comparison.ellipsoidal, words),
    ...areaTable(`${words.plane} ${plane.frame}`, plane, words),
  ]
  if (pieces.length > 0) {
    lines.push('', words.bySide)
    for (const side of SIDES)
      lines.push(`  ${words.sides[side]}  ${signed('+', bySide[side].added)}  ${signed('−', bySide[side].removed)} ha`)
  }
  const pieceLines = pieces.map(({ kind, side, planeSquareMetres, withinTolerance }) => {
    const sign = kind === 'added' ? '+' : '−'
    const remark = withinTolerance ? `  (${words.withinTolerance})` : ''
    return `${sign} ${planeSquareMetres.toFixed(1)} m²  ${words.sides[side]}${remark}`
  })
  const cornerLines = corners.map(
    (change) => `${words.cornerKinds[change.kind]}  ${numbers(change)}  ${metres(change.distanceMetres)}`,
  )
  return [...lines, ...listLines(words.pieces, pieceLines, words), ...listLines(words.corners, cornerLines, words)]
}

/** A heading with a count, and the first of its entries; nothing where there is none. */
export function listLines(heading: string, entries: readonly string[], words: DiffWords): string[] {
  if (entries.length === 0) return []
  const more = entries.length - MOST_LINES
  return [
    '',
    `${heading}: ${entries.length}`,
    ...entries.slice(0, MOST_LINES).map((entry) => `  ${entry}`),
    ...(more > 0 ? [`  … ${words.more(more)}`] : []),
  ]
}

const metres = (value: number) => `${value.toFixed(3)} m`
/** Nothing added or removed has no sign. */
const signed = (sign: string, squareMetres: number) => `${squareMetres === 0 ? '' : sign}${hectares(squareMetres)}`
const hectares = (squareMetres: number) => (squareMetres / 10000).toFixed(4)

const numbers = ({ from, to }: CornerChange) =>
  [from, to].map((place) => (place ? Object.values(place.number).join('-') : '—')).join(' → ')

function areaTable(heading: string, area: AreaChange, words: DiffWords): string[] {
  const row = (name: string, squareMetres: number, ofChange = '') => {
    const sign = squareMetres === 0 ? '' : ofChange
    return `  ${name}  ${sign}${hectares(squareMetres)} ha  ${sign}${(squareMetres / SQUARE_METRES_PER_MU).toFixed(2)} ${words.mu}`
  }
  return [
    heading,
    row(words.old, area.old),
    row(words.now, area.now),
    row(words.added, area.added, '+'),
    row(words.removed, area.removed, '−'),
    row(words.kept, area.kept),
    row(words.net, Math.abs(area.net), area.net < 0 ? '−' : '+'),
  ]
}
