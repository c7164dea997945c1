import type { LeftOut } from '../../engine/reach/place-rows.ts'
import type { ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Plate } from './plate.ts'
import type { SheetSay } from './say.ts'
import type { SheetHazard } from './sheet-hazards.ts'
import type { SheetPlace } from './sheet-places.ts'

/** What the sheet says above its map: hazards by grade, and who is near them; nobody found is said with the coverage. */
export function hazardSentence(
  hazards: readonly SheetHazard[],
  places: readonly SheetPlace[],
  metres: number,
  index: ObjectIndex,
  desk: Desk,
  say: SheetSay,
): string {
  if (hazards.length === 0) return say('noHazards')
  const grades = [1, 2, 3, 4, 0].flatMap((grade) => {
    const n = hazards.filter((hazard) => hazard.grade === grade).length
    return n === 0 ? [] : [say('gradeCount', { grade: desk.words.grades[grade] || desk.say('ungraded'), n })]
  })
  const unknown = places.filter(({ headsUnknown }) => headsUnknown).length
  const near =
    places.length === 0
      ? say('nobodyNear', { metres, share: index.check?.coverage.share ?? null })
      : say('somebodyNear', {
          metres,
          n: places.length,
          persons: places.reduce((sum, { persons }) => sum + persons, 0),
          unknown: unknown || null,
        })
  return say('hazardSentence', { n: hazards.length, grades: joined(grades, say), near })
}

/** What is not on the map, and why. */
export function hazardNotes(
  hazards: readonly SheetHazard[],
  { bounds: [west, south, east, north] }: Plate,
  leftOut: LeftOut | null,
  say: SheetSay,
): string[] {
  const ids = (some: readonly SheetHazard[]) => ({
    n: some.length,
    ids: joined(
      some.map(({ ref }) => ref.id),
      say,
    ),
  })
  const placeless = hazards.filter(({ plane }) => !plane)
  const beyond = hazards.filter(
    ({ plane }) => plane && (plane[0] < west || plane[0] > east || plane[1] < south || plane[1] > north),
  )
  return [
    say('numbersNote'),
    ...(placeless.length > 0 ? [say('notOnMap', ids(placeless))] : []),
    ...(beyond.length > 0 ? [say('outsideMap', ids(beyond))] : []),
    ...(leftOut ? [say('placesLeftOut', { ...leftOut })] : []),
  ]
}

const joined = (texts: readonly string[], say: SheetSay) =>
  texts.reduce((before, next) => say('joined', { before, next }))
