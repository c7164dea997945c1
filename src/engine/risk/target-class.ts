import { RISK_CLASSES, type RiskClass, type TargetKind } from '../model/layer-kind.ts'

/** What is on record about a place, as far as its class depends on it; null is unknown. */
export interface ClassFacts {
  readonly kind: TargetKind | null
  /** The word of whoever classed it: goes before everything else. */
  readonly recorded: RiskClass | null
  readonly persons: number | null
  readonly households: number | null
  /** false: the number is a sum in which some are missing, so it is at least this. */
  readonly personsComplete?: boolean
  readonly householdsComplete?: boolean
  readonly floorAreaSquareMetres: number | null
}

export interface ClassSettings {
  /**
   * A shift dormitory counts like a dwelling by its persons, for hazards of other enterprises. GB 36894-2018 does not
   * name it (自定); without this its class is unknown.
   */
  readonly dormitoriesAsDwellings: boolean
}
export const CLASS_SETTINGS: ClassSettings = { dormitoriesAsDwellings: true }

/** The class of a place, or between which classes it lies when what is on record does not tell. */
export interface ClassReading {
  readonly riskClass: RiskClass | null
  readonly strictest: RiskClass
  readonly mildest: RiskClass
  readonly by: 'record' | 'kind' | 'numbers' | null
}

/** Lower bounds of the first and the second class; 以上 includes the number. */
interface Steps {
  readonly first: number
  readonly second: number
}
const DWELLING_PERSONS: Steps = { first: 100, second: 30 }
const DWELLING_HOUSEHOLDS: Steps = { first: 30, second: 10 }
const SHOP_SQUARE_METRES: Steps = { first: 5000, second: 1500 }
/** Of an open-air market, at its busiest. */
const SHOP_PERSONS: Steps = { first: 300, second: 100 }
/** Beds of a hotel, persons of an office. */
const FIRST_PERSONS = 100

const known = (riskClass: RiskClass, by: ClassReading['by']): ClassReading => ({
  riskClass,
  strictest: riskClass,
  mildest: riskClass,
  by,
})
const between = (strictest: RiskClass, mildest: RiskClass): ClassReading =>
  strictest === mildest ? known(strictest, 'numbers') : { riskClass: null, strictest, mildest, by: null }

/** Class of a protection target after GB 36894-2018 (data/standards/gb36894-2018/targets.csv). */
export function readClass(facts: ClassFacts, settings: ClassSettings = CLASS_SETTINGS): ClassReading {
  if (facts.recorded) return known(facts.recorded, 'record')
  const { persons } = facts
  switch (facts.kind) {
    case 'school':
    case 'kindergarten':
    case 'hospital':
    case 'nursing_home':
      return known('high', 'kind')
    case 'religious':
      return known('important', 'kind')
    case 'residence':
      return dwelling(facts)
    case 'dormitory':
      return settings.dormitoriesAsDwellings ? dwelling(facts) : between('general-1', 'general-3')
    case 'market':
      return byNumbers([
        [facts.floorAreaSquareMetres, true, SHOP_SQUARE_METRES],
        [persons, true, SHOP_PERSONS],
      ])
    // Those who sleep there are no more than its beds; fewer say nothing of the beds.
    // The office of a county authority or above is of the first class however few work there.
    case 'hotel':
    case 'office':
      return persons !== null && persons >= FIRST_PERSONS
        ? known('general-1', 'numbers')
        : between('general-1', 'general-2')
    // A clinic of a quarter or village counts with its dwellings, another one is highly sensitive; halls, stadiums,
    // squares and canteens lie in several classes.
    default:
      return between('high', 'general-3')
  }
}

const dwelling = ({ persons, households, personsComplete = true, householdsComplete = true }: ClassFacts) =>
  byNumbers([
    [persons, personsComplete, DWELLING_PERSONS],
    [households, householdsComplete, DWELLING_HOUSEHOLDS],
  ])

/** The stricter of what several numbers say. A sum with gaps says at least; without any number it may be any class. */
function byNumbers(numbers: readonly (readonly [number | null, boolean, Steps])[]): ClassReading {
  let stricter: RiskClass = 'general-3'
  let complete = false
  for (const [value, whole, steps] of numbers) {
    if (value === null) continue
    complete ||= whole
    const said = value >= steps.first ? 'general-1' : value >= steps.second ? 'general-2' : 'general-3'
    if (RISK_CLASSES.indexOf(said) < RISK_CLASSES.indexOf(stricter)) stricter = said
  }
  return complete || stricter === 'general-1' ? known(stricter, 'numbers') : between('general-1', stricter)
}
