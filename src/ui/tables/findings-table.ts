import { compareFindings, type Finding, type ObjectRef } from '../../engine/model/finding.ts'
import { sentenceOf, wordingOf } from '../../i18n/finding-words.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { Voice } from '../../i18n/index.ts'
import { type Office, voiceOf } from '../context.ts'
import { keyOf } from '../object-key.ts'
import type { ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import { coverageWords, pillOf } from '../verdict.ts'
import type { TableContent, TableRow } from './column.ts'

/** Findings, those about one object together; the object with the gravest first. */
export function findingsInOrder(check: CheckView): Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of [...check.findings].sort(compareFindings)) {
    const key = keyOf(finding.objects[0]!)
    const known = groups.get(key)
    if (known) known.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()].flat()
}

export function findingsTable(office: Office, index: ObjectIndex, check: CheckView): TableContent {
  const { desk } = office
  const voice = voiceOf(office)
  const findings = findingsInOrder(check)
  return {
    columns: [
      { title: desk.say('verdict'), width: 118 },
      { title: desk.say('object'), width: 190 },
      { title: desk.say('problem'), width: 'free' },
      { title: desk.say('persons'), width: 64, numeric: true },
      { title: desk.say('measured'), width: 124, numeric: true },
      { title: desk.say('basis'), width: 280, minor: true },
    ],
    length: findings.length,
    rowAt(at) {
      const before = findings[at - 1]?.objects[0]
      const finding = findings[at]!
      const continued = before !== undefined && keyOf(before) === keyOf(finding.objects[0]!)
      return findingRow(desk, voice, index, finding, continued)
    },
    indexOf(ref, id) {
      const at = id === null ? -1 : findings.findIndex((finding) => finding.id === id)
      return at >= 0 ? at : findings.findIndex(({ objects: [first] }) => isSame(first!, ref))
    },
    empty:
      check.coverage.share === null
        ? desk.say('noCoverage', { months: check.coverage.months })
        : desk.say('noneFound', { share: coverageWords(desk, check), date: check.coverage.latestDate ?? '—' }),
  }
}

const isSame = (a: ObjectRef, b: ObjectRef) => a.layer === b.layer && a.id === b.id

function findingRow(desk: Desk, voice: Voice, index: ObjectIndex, finding: Finding, continued: boolean): TableRow {
  const ref = finding.objects[0]!
  const wording = wordingOf(finding.rule, voice)
  const persons = finding.evidence['persons']
  return {
    key: finding.id,
    ref,
    finding: finding.id,
    continued,
    cells: [
      { text: '', pill: pillOf(finding) },
      { text: index.name(ref, desk.language) },
      { text: sentenceOf(finding, voice) },
      { text: typeof persons === 'number' ? String(persons) : '' },
      { text: measuredWords(desk, finding) },
      { text: wording.basis },
    ],
  }
}

/** "inside 35.1 m", "47 % inside", "10.7 m outside". */
export function measuredWords(desk: Desk, finding: Finding): string {
  const { distanceMetres, verdict, evidence } = finding
  const { metres, percent } = desk.words.notation
  if (verdict === 'straddling' && typeof evidence['share'] === 'number')
    return `${desk.say('shareInside')} ${percent(evidence['share'])}`
  if (distanceMetres === null) return ''
  if (evidence['measured_to'] !== undefined) return metres(distanceMetres)
  const side = verdict === 'inside' ? desk.say('insideSuffix') : verdict === 'outside' ? desk.say('outsideSuffix') : ''
  if (finding.rule === 'separation' && distanceMetres === 0) return metres(0)
  return side
    ? desk.language === 'zh'
      ? `界${side} ${metres(distanceMetres)}`
      : `${metres(distanceMetres)} ${side}`
    : metres(distanceMetres)
}
