import { SEVERITIES } from '../engine/model/finding.ts'
import { sentenceOf, wordingOf } from '../i18n/finding-words.ts'
import type { Voice } from '../i18n/index.ts'
import { noteSentence } from '../i18n/note-words.ts'
import type { FindingsReport } from './findings-report.ts'

/** Findings as a person reads them in a terminal. */
export function findingsText(report: FindingsReport, voice: Voice): string {
  const { words, language } = voice
  const { park, scene, findings, notes } = report
  const zh = language === 'zh'
  const name = (!zh && park.nameEn) || park.name
  const { share, months, latestDate } = scene.coverage
  const lines = [
    `${name}${park.sample ? `  [${words.sample}]` : ''}`,
    zh
      ? `截至 ${scene.asOf}，核对边界：${scene.checked?.id ?? '无'}`
      : `As of ${scene.asOf}, boundary checked: ${scene.checked?.id ?? 'none'}`,
    share === null
      ? zh
        ? '无法判断普查覆盖。'
        : 'Survey coverage unknown.'
      : zh
        ? `普查覆盖 ${words.notation.percent(share)}（${months} 个月内，自定；最近 ${latestDate ?? '—'}）`
        : `Survey coverage ${words.notation.percent(share)} (within ${months} months, own setting; latest ${latestDate ?? '—'})`,
    SEVERITIES.map(
      (severity) =>
        `${words.severities[severity]} ${findings.filter((finding) => finding.severity === severity).length}`,
    ).join(' · '),
    '',
  ]
  for (const finding of findings) {
    lines.push(
      `[${words.severities[finding.severity]} · ${words.verdicts[finding.verdict]}] ${sentenceOf(finding, voice)}`,
      `    ${wordingOf(finding.rule, voice).basis}  (${finding.id})`,
    )
  }
  if (findings.length === 0)
    lines.push(
      zh
        ? '未发现问题；未发现不等于没有，见覆盖与说明。'
        : 'Nothing found; that is not the same as nothing there: see coverage and notes.',
    )
  if (notes.length > 0)
    lines.push('', ...notes.map((note) => `${note.level === 'error' ? '!' : '·'} ${noteSentence(note, voice)}`))
  return `${lines.join('\n')}\n`
}
