import type { SubstanceLine } from '../engine/grading/grading.ts'
import { SETTING_NAMES, settingField } from '../engine/grading/settings.ts'
import { csv } from '../report/findings-report.ts'
import type { GradedHazard, InventoryFault, InventoryGrading } from './grade.ts'
import type { InventoryRow } from './read-inventory.ts'

const HEADER = ['hazard_id', 'S', 'alpha', 'R', 'grade']

/** Numbers are the shortest that read back the same; R and grade are empty when S < 1. */
export function gradeCsv({ hazards }: InventoryGrading): string {
  const rows = hazards.map(({ id, grading: { S, alpha, R, grade } }) => [id, S!, alpha!, R ?? '', grade ?? ''])
  return csv([HEADER, ...rows])
}

/** Everything that a result rests on: settings, inputs, and of every figure the table and row it is printed in. */
export function gradeJson({ settings, hazards, faults }: InventoryGrading): string {
  const value = {
    standard: 'GB 18218-2018',
    settings: Object.fromEntries(SETTING_NAMES.map((name) => [settingField(name), settings[name]])),
    hazards: hazards.map(hazardValue),
    errors: faults.map(faultValue),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function hazardValue({ id, rows, grading }: GradedHazard) {
  return {
    hazard_id: id,
    S: grading.S,
    is_major_hazard: grading.isMajor,
    population_500m: grading.residents,
    alpha: grading.alpha,
    weighted_sum: grading.weightedSum,
    R: grading.R,
    grade: grading.grade,
    substances: grading.lines.map((line, index) => lineValue(line, rows[index]!)),
  }
}

function lineValue(line: SubstanceLine, { row }: InventoryRow) {
  return {
    row,
    substance: line.amount.substance,
    category: line.amount.categories,
    q_t: line.amount.tonnes,
    number: line.number,
    name: line.name,
    Q_t: line.criticalTonnes,
    Q_from: line.criticalFrom,
    q_over_Q: line.quotient,
    beta: line.beta,
    beta_from: line.betaFrom,
    beta_q_over_Q: line.weighted,
    notes: line.notes,
  }
}

const faultValue = ({ hazard, note: { code, params, where }, candidates }: InventoryFault) => ({
  hazard_id: hazard,
  file: where.file,
  row: where.row,
  code,
  given: params['given'] ?? null,
  candidates,
})
