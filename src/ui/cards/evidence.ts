import type { Finding } from '../../engine/model/finding.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { Desk } from '../state/desk.svelte.ts'

/** Label, value, and what stands beside it. */
export type FactRow =
  readonly [string, string | null | undefined, string] | readonly [string, string | null | undefined]

/** What was measured, with its accuracy. */
export function measuredOf(desk: Desk, finding: Finding): FactRow[] {
  const { evidence, distanceMetres, verdict, rule } = finding
  const { metres, percent } = desk.words.notation
  const rows: FactRow[] = []
  const accuracy =
    typeof evidence['accuracy_m'] === 'number'
      ? `±${evidence['accuracy_m'].toFixed(1)}`
      : evidence['accuracy_m'] === null
        ? '±?'
        : ''
  const version = String(evidence['boundary'] ?? '')
  if (distanceMetres !== null) {
    const side =
      verdict === 'inside' && rule !== 'separation'
        ? desk.say('insideSuffix')
        : verdict === 'outside'
          ? desk.say('outsideSuffix')
          : ''
    const word =
      rule === 'separation'
        ? desk.say('toProduction')
        : evidence['measured_to'] === 'contour'
          ? desk.say('toContour')
          : evidence['measured_to'] === 'hazard'
            ? desk.say('toHazard')
            : evidence['at_line'] === true ||
                evidence['measured_to'] === 'control_line' ||
                rule === 'control-line-encloses-boundary'
              ? desk.say('toControlLine')
              : desk.say('toBoundary', { version })
    rows.push([word, metres(distanceMetres), [accuracy, side].filter(Boolean).join(' ')])
  }
  if (evidence['at_line'] === true && typeof evidence['boundary_distance_m'] === 'number')
    rows.push([desk.say('toBoundary', { version }), metres(evidence['boundary_distance_m']), desk.say('outsideSuffix')])
  if (typeof evidence['share'] === 'number') rows.push([desk.say('shareInside'), percent(evidence['share'])])
  if (evidence['accuracy_m'] === null) rows.push([desk.say('accuracyUnknown'), '—'])
  return rows
}

/** The data that the verdict rests on, with version and date. */
export function inputsOf(desk: Desk, finding: Finding, view: ParkView): FactRow[] {
  const { evidence } = finding
  const rows: FactRow[] = []
  const text = (key: string) =>
    typeof evidence[key] === 'string' || typeof evidence[key] === 'number' ? String(evidence[key]) : null
  const version = view.versions.find(({ id }) => id === evidence['boundary'])
  if (version)
    rows.push([
      desk.say('boundaryInput', { version: version.id }) + (version.document ? ` · ${version.document}` : ''),
      version.approvalDate ?? version.surveyDate ?? desk.words.unknown,
      version.accuracyMetres === null ? '' : `±${version.accuracyMetres} m`,
    ])
  const { metres } = desk.words.notation
  const layers = finding.objects.map((object) =>
    view.park.layers.find(({ kind, table }) => kind === object.layer && table.ids.includes(object.id)),
  )
  for (const layer of new Set(layers.filter((layer) => layer !== undefined)))
    rows.push([
      `${desk.words.layers[layer.kind]} · ${layer.file}`,
      layer.date ?? desk.words.unknown,
      layer.accuracyMetres === null ? '' : `±${layer.accuracyMetres} m`,
    ])
  rows.push([desk.say('persons'), text('persons')])
  const className = evidence[`class_${desk.language}`] ?? evidence['class']
  if (typeof className === 'string') rows.push([desk.say('riskClass'), className])
  rows.push([desk.say('riskLimit'), text('risk_limit')])
  if (typeof evidence['required_m'] === 'number')
    rows.push([desk.say('requiredDistance'), metres(evidence['required_m'])])
  if (evidence['long_stay'] !== undefined && evidence['long_stay'] !== null)
    rows.push([desk.say('longStay'), text('long_stay')])
  rows.push([desk.say('dormitoryLimit'), text('limit')])
  if (evidence['status'] !== undefined)
    rows.push([
      desk.say('record'),
      evidence['status'] === null ? desk.words.unknown : desk.words.statuses[String(evidence['status'])],
      text('status_date') ?? '',
    ])
  if (finding.rule === 'stale-material') {
    rows.push([desk.say('document'), text('document')])
    rows.push([desk.say('date'), text('made_date') ?? desk.words.unknown])
    rows.push([desk.say('cites'), text('cites') ?? desk.words.unknown])
  }
  return rows
}
