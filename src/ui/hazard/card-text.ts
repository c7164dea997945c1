import { STANDINGS } from '../../engine/grading/standings.ts'
import { textAt } from '../../engine/model/table.ts'
import type { HazardGradingView, PlantView } from '../../jobs/grading-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { Desk } from '../state/desk.svelte.ts'
import { nameAt } from '../objects.ts'
import { figureText, formulaValues, ratioText, sumText } from './formula.ts'
import { bandWords, placeWords, sourceWords, standingWords } from './grade-words.ts'
import type { Hazards } from './hazards.svelte.ts'
import { metresText } from './metres-text.ts'

/** The card in words, to be pasted into a report: the line, its figures with their rows, who counts and who does not. */
export function cardText(
  hazard: Hazards,
  desk: Desk,
  view: ParkView,
  graded: HazardGradingView,
  plant: PlantView | null,
): string {
  const { grading, flips } = graded
  const layer = view.park.layers[graded.layer]!
  const name = nameAt(layer, graded.row, desk.language)
  const gradeName = (grade: number) => desk.words.grades[grade]!
  const lower = plant !== null && (plant.unknownHeads > 0 || plant.layersNotJudged > 0)
  const values = formulaValues(grading)
  const sample = view.park.sample ? `[${desk.words.sample}] ` : ''
  const lines = [`${sample}${graded.id} ${name}[${textAt(layer.table, 'enterprise', graded.row) ?? '—'}]`]
  if (values)
    lines.push(
      hazard.say(lower ? 'formulaAtLeast' : 'formulaLine', { ...values, grade: gradeName(values.grade) }),
      `${bandWords(hazard, values.grade)} (${hazard.say('gradeClause')})`,
    )
  else lines.push(hazard.say('noGrade'))
  if (grading.S !== null) lines.push(hazard.say('sumS', { s: sumText(grading.S) }))
  if (plant && lower) lines.push(hazard.say('lower', { places: plant.unknownHeads, persons: String(plant.residents) }))
  if (flips.lifts)
    lines.push(
      `${hazard.say('lifts', { persons: flips.lifts.persons, grade: gradeName(flips.lifts.grade) })} ${hazard.say(
        'liftsDetail',
        { before: String(grading.alpha), alpha: String(flips.lifts.alpha), r: ratioText(flips.lifts.R) },
      )}`,
    )
  for (const line of grading.lines) {
    const sources = [line.criticalFrom, line.betaFrom].filter((row) => row !== null)
    const figures = [
      `q ${line.amount.tonnes ?? '—'} t`,
      `Q ${line.criticalTonnes ?? '—'} t`,
      `β ${line.beta ?? '—'}`,
      `βq/Q ${line.weighted === null ? '—' : figureText(line.weighted)}`,
    ]
    lines.push(
      `- ${line.name ?? line.symbols.join(' ')}: ${figures.join(', ')} (${sources.map((row) => sourceWords(hazard, row)).join('; ')})`,
    )
  }
  if (plant) lines.push(...peopleLines(hazard, desk, view, plant))
  lines.push(hazard.say('boundaryNoChange'))
  return lines.join('\n')
}

function peopleLines(hazard: Hazards, desk: Desk, view: ParkView, plant: PlantView): string[] {
  const { people } = plant
  const line = (k: number) => {
    const layer = view.park.layers[people.layers[k]!]!
    const why = [
      k < people.counted && STANDINGS[people.standings[k]!] === 'residence'
        ? null
        : standingWords(hazard, people.standings[k]!),
      placeWords(hazard, people.places[k]!),
    ].filter(Boolean)
    const count = people.persons[k]!
    const persons = Number.isNaN(count) ? hazard.say('personsUnknown') : hazard.say('persons', { persons: count })
    const metres = `${metresText(people.metres[k]!)} m`
    return `- ${nameAt(layer, people.rows[k]!, desk.language)}: ${[persons, metres, ...why].join(', ')}`
  }
  const rows = Array.from(people.rows, (_, k) => k)
  return [
    hazard.say('counted', { persons: String(plant.residents), alpha: '' }).replace(/ → α\s*$/, ''),
    ...rows.slice(0, people.counted).map(line),
    hazard.say('notCounted'),
    ...rows.slice(people.counted).map(line),
  ]
}
