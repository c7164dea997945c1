import type { SeparationWords } from './separation.ts'

/** People-dense places against production areas, by enterprise. */
export const separation: SeparationWords = {
  title: 'People-dense places and production areas',
  basis:
    'People-dense as in the Fire Protection Law, art. 73(4), dormitories of staff among them; apart as 应急〔2023〕123号 asks. No minimum distance is set.',
  total:
    '{places|people-dense place|people-dense places}: {breaches} not apart from production[, {persons|person|people}].[ {outside} of them in no plant.]',
  totalClear:
    '{places|people-dense place|people-dense places}: none found in or touching a production area.[ {outside} of them in no plant.]',
  totalNone: 'No people-dense place is on record.',
  noAreas: 'There is no layer of production areas, so nothing can be said about being apart.',
  covered: 'Coverage counts surveys of the last {months} months (own setting).',
  noSurveys: 'There is no layer of survey coverage: none on record does not mean that nobody is there.',
  noPlants: 'There is no layer of enterprises to sum up by.',
  inside:
    'In the plant: {count|place|places}, {persons|person|people}[, {longStay} of them long-stay][, head-count unknown at {unknown}]',
  noneCovered: 'none found in the plant (coverage {share})',
  noneUnknown: 'cannot tell: no survey',
  breaches: '{count} not apart',
  coverage: 'coverage {share}',
  nearest: 'nearest to its production: {name}, {metres} m',
  ownAreas: 'no production area of its own on record',
  toArea: '{metres} m to the nearest production area',
  toHazard: '{metres} m to the nearest hazard source ({name})',
  persons: '{persons|person|people}',
  personsUnknown: 'head-count unknown',
  longStay: '{count} long-stay',
  more: 'Show {count|more plant|more plants}',
  open: 'Open',
  working: 'Summing up…',
}
