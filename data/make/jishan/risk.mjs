/**
 * Risk contours. That of Lanze reaches the houses of the enclave; of Kunze's nobody wrote down whether it is for a new
 * unit or for those in service.
 */
import { contours, ofPlant } from '../contours.mjs'
import { shapes } from './land.mjs'
import { idOf, plants } from './plants.mjs'

const plant = (company) => ofPlant(plants, idOf(company))

export const riskContours = contours([
  {
    name: '园区整体',
    name_en: 'Whole park',
    shapes: [shapes.v2],
    stage: 'in_service',
    date: '2023-03-20',
    source: '示意评〔2023〕1号',
    downwind: 150,
    metres: [[3e-7, 230]],
  },
  {
    ...plant('岚泽加氢'),
    stage: 'in_service',
    date: '2025-02-24',
    source: '岚泽加氢安全评估（示意）',
    downwind: 100,
    metres: [
      [3e-7, 270],
      [3e-6, 130],
      [1e-5, 60],
    ],
  },
  {
    ...plant('堃泽氯碱'),
    date: '2024-03-11',
    source: '堃泽氯碱安全评估（示意）',
    downwind: 200,
    metres: [
      [3e-7, 240],
      [3e-6, 175],
      [1e-5, 40],
    ],
  },
  {
    ...plant('泊川油品'),
    stage: 'in_service',
    date: '2025-07-02',
    source: '泊川油品安全评估（示意）',
    downwind: 150,
    metres: [
      [3e-7, 170],
      [3e-6, 80],
    ],
  },
])
