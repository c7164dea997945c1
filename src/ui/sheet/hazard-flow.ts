import type { ObjectIndex } from '../objects.ts'
import { ratioText } from '../hazard/formula.ts'
import { metresText } from '../hazard/metres-text.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { FlowItem, FlowTable } from './flow.ts'
import { grouped } from './grid-ticks.ts'
import type { SheetSay } from './say.ts'
import type { SheetHazard } from './sheet-hazards.ts'
import type { SheetPlace } from './sheet-places.ts'

/** The facts that the plans demand of every hazard source, under the numbers of the map. */
export function hazardItems(hazards: readonly SheetHazard[], desk: Desk, say: SheetSay): FlowItem[] {
  const table: FlowTable = {
    label: say('table', { n: hazards.length }),
    columns: [
      { label: say('colNumber'), share: 5, numeric: true },
      { label: say('colGrade'), share: 8 },
      { label: say('colId'), share: 9 },
      { label: say('colName'), share: 19 },
      { label: say('colCompany'), share: 20 },
      { label: say('colHolds'), share: 21 },
      { label: say('colRisk'), share: 6, numeric: true },
      { label: say('colPlace'), share: 12, numeric: true },
    ],
  }
  return [
    { kind: 'heading', text: table.label },
    ...hazards.map(({ ref, grade, name, company, holds, R, plane }, i): FlowItem => ({
      kind: 'row',
      table,
      cells: [
        String(i + 1),
        desk.words.grades[grade] || desk.say('ungraded'),
        ref.id,
        name,
        company ?? '—',
        holds,
        R === null ? '—' : ratioText(R),
        plane ? `${grouped(plane[0])}\n${grouped(plane[1])}` : '—',
      ],
    })),
    { kind: 'text', text: say('gradeBasis') },
  ]
}

/** People-dense places and residences near hazard sources, the nearest first. */
export function placeItems(
  places: readonly SheetPlace[],
  limitMetres: number,
  numbers: ReadonlyMap<string, number>,
  nameOf: (place: SheetPlace) => string,
  index: ObjectIndex,
  desk: Desk,
  say: SheetSay,
): FlowItem[] {
  const table: FlowTable = {
    label: say('placesTable', { n: places.length, metres: limitMetres }),
    columns: [
      { label: say('colPlaceName'), share: 38 },
      { label: say('colNearest'), share: 38 },
      { label: say('colDistance'), share: 12, numeric: true },
      { label: say('colPersons'), share: 12, numeric: true },
    ],
  }
  return [
    { kind: 'heading', text: table.label },
    ...places.map((place): FlowItem => ({
      kind: 'row',
      table,
      cells: [
        nameOf(place),
        `${numbers.get(place.hazard.id) ?? '—'} · ${place.hazard.id} ${index.name(place.hazard, desk.language)}`,
        metresText(place.metres),
        personsText(place, desk),
      ],
    })),
    ...(places.length === 0 ? [{ kind: 'text', text: say('placesNone', { metres: limitMetres }) } as const] : []),
  ]
}

const personsText = ({ persons, headsUnknown }: SheetPlace, desk: Desk) =>
  headsUnknown ? desk.words.unknown : String(persons)
