import { threeDegreeFrame } from '../../engine/geometry/frame.ts'
import type { Finding } from '../../engine/model/finding.ts'
import type { Park } from '../../engine/model/park.ts'
import type { Scene } from '../../engine/model/scene.ts'
import type { EvidenceRecord, Review } from '../../engine/review/review.ts'
import { isOpen, type Standing, UNREVIEWED } from '../../engine/review/standing.ts'
import { sentenceOf, wordingOf } from '../../i18n/finding-words.ts'
import type { ListRow, ReviewList } from './list-row.ts'
import { backTexts, type ListVoice, say } from './list-words.ts'
import { namesOfObjects } from './object-names.ts'
import { rowTexts } from './row-texts.ts'
import { cellsHash, stampOf } from './stamp.ts'

/** What the list is made of: what is found, and what was written about it. */
export interface ListSource {
  readonly park: Park
  readonly scene: Pick<Scene, 'asOf' | 'checked' | 'coverage'>
  readonly findings: readonly Finding[]
  readonly reviews: ReadonlyMap<string, Review>
  readonly standings: ReadonlyMap<string, Standing>
  readonly records: ReadonlyMap<string, EvidenceRecord>
}

/** Rows between two looks at whether to stop. */
const ROWS_AT_ONCE = 500

/**
 * The list of rectifications: findings in their order, then those that are written about and no longer found, then
 * problems that people have written themselves; finished and unfinished apart. Yields how far it is.
 */
export function* reviewList(
  source: ListSource,
  voice: ListVoice,
): Generator<{ done: number; total: number }, ReviewList> {
  const { park, scene, findings, reviews } = source
  const found = new Set(findings.map(({ id }) => id))
  const left = [...reviews.values()].filter(({ finding }) => !found.has(finding))
  const ordered = [...left.filter(({ own }) => !own), ...left.filter(({ own }) => own)]
  const subjects: Subject[] = [
    ...findings.map((finding) => ({ finding, review: reviews.get(finding.id) ?? null })),
    ...ordered.map((review) => ({ finding: null, review })),
  ]
  const names = namesOfObjects(park, left, voice.language)
  const unfinished: ListRow[] = []
  const finished: ListRow[] = []
  for (const [done, subject] of subjects.entries()) {
    if (done % ROWS_AT_ONCE === 0) yield { done, total: subjects.length }
    const row = rowOf(subject, source, names, voice)
    const table = row.finished ? finished : unfinished
    table.push({ ...row, number: table.length + 1 })
  }
  const { share, months, latestDate } = scene.coverage
  return {
    park: {
      id: park.id,
      name: (voice.language === 'en' && park.nameEn) || park.name,
      sample: park.sample,
    },
    on: scene.asOf,
    boundary: scene.checked?.id ?? null,
    coverage: { share, months, latest: latestDate },
    unfinished,
    finished,
  }
}

type Subject = { finding: Finding; review: Review | null } | { finding: null; review: Review }

function rowOf(
  { finding, review }: Subject,
  { park, scene, standings, records }: ListSource,
  names: (review: Review) => string,
  voice: ListVoice,
): ListRow {
  const id = finding?.id ?? review!.finding
  const standing = standings.get(id) ?? UNREVIEWED
  const row: Omit<ListRow, 'steps'> = {
    number: 0,
    finding: id,
    rule: finding?.rule ?? review!.rule,
    finished: !isOpen(standing),
    state: standing.state,
    standing,
    rectification: standing.rectification,
    problem: finding ? sentenceOf(finding, voice) : problemOf(review!, names, voice),
    back: backTexts(standing.back ?? [], voice),
    place: placeOf(finding, review, names, park, voice),
    basis: finding ? wordingOf(finding.rule, voice).basis : basisOf(review!, voice),
    evidence: {
      distanceMetres: finding?.distanceMetres ?? null,
      boundary: finding ? (scene.checked?.id ?? null) : null,
      ...personsOf(finding),
      record: records.get(id) ?? null,
      attachments: (review?.steps ?? []).flatMap(({ attachment }) => attachment?.name ?? []),
      comments: (review?.steps ?? []).flatMap(({ comment }) => comment ?? []),
    },
  }
  const { problem, place, evidence, state } = rowTexts(row, voice)
  const fixed = cellsHash([problem, place, row.basis, evidence])
  return { ...row, steps: stampOf(review?.steps ?? [], fixed, cellsHash([state])) }
}

function problemOf({ own, rule, ...review }: Review, names: (review: Review) => string, voice: ListVoice): string {
  if (own) return own.problem
  const title = rule !== null && voice.book[rule] ? wordingOf(rule, voice).title : (rule ?? '')
  return say(voice, 'goneProblem', { title, objects: names({ own, rule, ...review }) })
}

const basisOf = ({ own, rule }: Review, voice: ListVoice) =>
  own ? (own.basis ?? '') : rule !== null && voice.book[rule] ? wordingOf(rule, voice).basis : ''

function placeOf(
  finding: Finding | null,
  review: Review | null,
  names: (review: Review) => string,
  { zone }: Park,
  { language }: ListVoice,
): ListRow['place'] {
  const frame = threeDegreeFrame(zone)
  const at = finding?.at ?? null
  const named = finding ? (finding.evidence[`name_${language}`] ?? finding.evidence['name']) : null
  return {
    name: typeof named === 'string' ? named : finding ? null : review!.own ? review!.own.place : names(review!),
    lngLat: at,
    xy: at && frame.fromLngLat(at[0], at[1]),
    code: frame.code,
  }
}

function personsOf(finding: Finding | null): { persons: number | null; personsUnknown: boolean } {
  const persons = finding?.evidence['persons']
  return { persons: typeof persons === 'number' ? persons : null, personsUnknown: persons === null }
}
