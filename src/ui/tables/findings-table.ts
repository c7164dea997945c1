import { compareFindings, type Finding } from '../../engine/model/finding.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import { keyOf } from '../object-key.ts'
import type { Desk } from '../state/desk.svelte.ts'

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
