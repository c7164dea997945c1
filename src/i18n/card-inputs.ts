import type { LayerKind } from '../engine/model/layer-kind.ts'
import { type CardLine, type CardMatter, type CardVoice, accuracyText, factLine, sayCard } from './card-line.ts'
import { registerLines } from './card-inputs-register.ts'
import { peopleLines } from './card-inputs-people.ts'

/** The data that a verdict rests on: versions and layers with file, date and accuracy; people and their record; the survey there. */
export function inputLines(matter: CardMatter, voice: CardVoice): CardLine[] {
  return [
    ...versionLines(matter, voice),
    ...layerLines(matter, voice),
    ...peopleLines(matter, voice),
    ...registerLines(matter.finding, voice),
    ...surveyLines(matter, voice),
  ]
}

function versionLines({ finding, ground, importedFrom }: CardMatter, voice: CardVoice): CardLine[] {
  const version = ground.versions.find(({ id }) => id === finding.evidence['boundary'])
  if (!version) return []
  const { id, document, approvalDate, surveyDate, accuracyMetres, file } = version
  return [
    factLine(
      sayCard(voice, 'boundary', { version: id, document }),
      approvalDate ?? surveyDate ?? sayCard(voice, 'noDate'),
      accuracyText(accuracyMetres, voice),
    ),
    ...fileLines('boundary', file, importedFrom, voice),
  ]
}

/** Where a layer comes from: its file in the park, and the files of its import by their names. */
function fileLines(kind: LayerKind, file: string, from: CardMatter['importedFrom'], voice: CardVoice): CardLine[] {
  const names = from(file)
  if (names?.length) return [factLine(sayCard(voice, 'importedFrom', { file }), names.join('、'))]
  return kind === 'boundary' ? [factLine(sayCard(voice, 'file', { kind: voice.words.layers[kind], file }), '')] : []
}

function layerLines(matter: CardMatter, voice: CardVoice): CardLine[] {
  const { ground, importedFrom } = matter
  const wanted = namedRows(matter)
  return ground.park.layers
    .filter(
      ({ kind, table }) => kind !== 'boundary' && wanted.some((row) => row.kind === kind && hasOne(table.ids, row.ids)),
    )
    .flatMap(({ kind, file, date, accuracyMetres }) => [
      factLine(
        sayCard(voice, 'file', { kind: voice.words.layers[kind], file }),
        date ?? sayCard(voice, 'noDate'),
        accuracyText(accuracyMetres, voice),
      ),
      ...fileLines(kind, file, importedFrom, voice),
    ])
}

const hasOne = (ids: readonly string[], wanted: ReadonlySet<string>) => ids.some((id) => wanted.has(id))

interface NamedRows {
  readonly kind: string
  readonly ids: ReadonlySet<string>
}

/** The rows that a verdict rests on: its objects, and what its evidence names besides. */
function namedRows({ finding: { rule, objects, evidence }, ground }: CardMatter): NamedRows[] {
  const of = (kind: string, value: unknown): NamedRows[] => {
    const ids = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
    return ids.length === 0 ? [] : [{ kind, ids: new Set(ids) }]
  }
  const toLine = evidence['at_line'] === true || evidence['measured_to'] === 'control_line'
  const along = Array.isArray(evidence['along']) ? evidence['along'].map(String) : []
  return [
    ...objects.flatMap(({ layer, id }) => of(layer, id)),
    ...of('protection_target', evidence['house_ids']),
    ...of('protection_target', evidence['dormitories']),
    ...of('production_area', evidence['production_area']),
    ...of(
      'control_line',
      evidence['control_lines'] ?? (toLine || rule === 'target-inside-control-line' ? [...ground.controlLines] : null),
    ),
    ...along.flatMap((key) => of(key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1))),
    // α of a plant rests on its outline.
    ...(evidence['residents'] === undefined ? [] : of('enterprise', evidence['enterprise'])),
  ]
}

function surveyLines({ surroundings }: CardMatter, voice: CardVoice): CardLine[] {
  const survey = surroundings?.survey
  if (!survey) return []
  const { state, months, date } = survey
  return [
    factLine(
      sayCard(voice, 'survey'),
      date ?? sayCard(voice, `survey_${state}`),
      date === null ? null : state === 'recent' ? null : sayCard(voice, `survey_${state}`, { months }),
    ),
  ]
}
