import type { Finding } from '../engine/model/finding.ts'
import type { Park } from '../engine/model/park.ts'
import type { Scene } from '../engine/model/scene.ts'
import type { Note } from '../engine/model/trouble.ts'
import { basisOf, sentenceOf } from '../i18n/finding-words.ts'
import type { Voice } from '../i18n/index.ts'
import { noteSentence } from '../i18n/note-words.ts'

export interface FindingsReport {
  readonly park: Park
  readonly scene: Pick<Scene, 'asOf' | 'checked' | 'coverage'>
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
  /** What the JSON report holds besides, under the names of the command line. */
  readonly extra?: Readonly<Record<string, unknown>>
}

function findingRecord(finding: Finding, voice: Voice) {
  const { law, article, date } = basisOf(finding.rule, voice.book)
  return {
    id: finding.id,
    rule: finding.rule,
    severity: finding.severity,
    basis: { law, article, date },
    objects: finding.objects.map(({ layer, id }) => ({ layer, id })),
    verdict: finding.verdict,
    distance_m: finding.distanceMetres,
    at: finding.at,
    sentence: sentenceOf(finding, voice),
    evidence: finding.evidence,
  }
}

/** The contract of `sizhi check --format json`. The page exports the same text, byte for byte. */
export function findingsJson(report: FindingsReport, voice: Voice): string {
  const { park, scene, findings, notes } = report
  const { share, latestDate, months } = scene.coverage
  const value = {
    park: park.id,
    ...(park.sample ? { sample: true } : {}),
    on: scene.asOf,
    boundary: scene.checked?.id ?? null,
    findings: findings.map((finding) => findingRecord(finding, voice)),
    coverage: {
      share: share === null ? null : Math.round(share * 1e6) / 1e6,
      months,
      latest_date: latestDate,
    },
    notes: notes.map((note) => ({
      level: note.level,
      code: note.code,
      ...note.where,
      sentence: noteSentence(note, voice),
      params: note.params,
    })),
    ...report.extra,
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Findings as points, longitude and latitude; those without a place have a null geometry. */
export function findingsGeoJson(report: FindingsReport, voice: Voice): string {
  const features = report.findings.map((finding) => {
    const { at, ...properties } = findingRecord(finding, voice)
    return {
      type: 'Feature',
      geometry: at && { type: 'Point', coordinates: at },
      properties: { ...properties, ...(report.park.sample ? { sample: true } : {}) },
    }
  })
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`
}

export function findingsCsv(report: FindingsReport, voice: Voice): string {
  const header = ['id', 'rule', 'severity', 'verdict', 'objects', 'distance_m', 'lng', 'lat', 'basis', 'sentence']
  const sample = report.park.sample
  const rows = report.findings.map((finding) => {
    const record = findingRecord(finding, voice)
    return [
      record.id,
      record.rule,
      record.severity,
      record.verdict,
      record.objects.map(({ layer, id }) => `${layer}/${id}`).join(' '),
      record.distance_m ?? '',
      record.at?.[0] ?? '',
      record.at?.[1] ?? '',
      `${record.basis.law} ${record.basis.article}`,
      record.sentence,
      ...(sample ? ['true'] : []),
    ]
  })
  return csv([sample ? [...header, 'sample'] : header, ...rows])
}

/** RFC 4180 with line feeds. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const text = String(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('')
}
