import { restrictionOf } from '../engine/model/park-grade.ts'
import type { Voice } from '../i18n/index.ts'
import { fill } from '../i18n/template.ts'
import type { OverviewWords } from '../i18n/words.ts'
import type { ParkSummary } from './park-summary.ts'
import { spreadsheetCsv } from './spreadsheet-csv.ts'

/** The list of all parks for a spreadsheet; one line a park, in the order given. */
export function overviewCsv(
  parks: readonly ParkSummary[],
  asOf: string,
  overview: OverviewWords,
  { language, words }: Pick<Voice, 'language' | 'words'>,
): string {
  const say = (key: keyof OverviewWords, values: Readonly<Record<string, string | number | null>> = {}) =>
    fill(overview[key], (name) => values[name], words.notation)
  const zh = language === 'zh'
  const anySample = parks.some(({ sample }) => sample)
  const grades = [1, 2, 3, 4, 0].map((grade) => words.grades[grade] ?? String(grade))
  const header = [
    say('colPark'),
    say('asOf', { on: '' }).trim(),
    say('colBoundary'),
    say('materialDocument'),
    zh ? '生效日期' : 'In force since',
    say('colGrade'),
    say('levelDate'),
    say('colRestriction'),
    say('colAssessment'),
    say('materialDate'),
    say('materialBoundary'),
    zh ? '评估状态' : 'Assessment state',
    zh ? '界内人数' : 'Persons inside',
    zh ? '界内处数' : 'Places inside',
    zh ? '普查覆盖 %' : 'Survey coverage %',
    zh ? '过期材料数' : 'Stale materials',
    say('colStale'),
    ...grades,
    ...(anySample ? [words.sample] : []),
  ]
  const rows = parks.map((park) => {
    const restriction = restrictionOf(park.grade?.level ?? null)
    const named = (one: { readonly title: string; readonly titleEn: string | null }) =>
      (!zh && one.titleEn) || one.title
    return [
      (!zh && park.nameEn) || park.name,
      asOf,
      park.boundary?.id ?? '',
      park.boundary?.document ?? '',
      park.boundary?.since ?? '',
      park.grade?.level ?? say('gradeNone'),
      park.grade?.date ?? '',
      restriction ? say(`restriction_${restriction}`) : '',
      park.assessment ? named(park.assessment) : say('assessmentNone'),
      park.assessment?.date ?? '',
      park.assessment?.boundary ?? '',
      park.assessment?.stale ? say('staleWord') : '',
      park.inside?.persons ?? say('insideUnknown'),
      park.inside?.places ?? '',
      park.coverage === null ? words.unknown : Math.round(park.coverage * 1000) / 10,
      park.stale.length,
      park.stale.map(named).join(zh ? '；' : '; '),
      ...[1, 2, 3, 4, 0].map((grade) => park.hazards[grade]!),
      ...(anySample ? [park.sample ? words.sample : ''] : []),
    ]
  })
  return spreadsheetCsv([header, ...rows])
}
