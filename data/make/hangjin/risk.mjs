/** Risk contours: that of the park reaches beyond the control line, which was drawn three years before it. */
import { contours, ofPlant } from '../contours.mjs'
import { shapes } from './land.mjs'
import { idOf, plants } from './plants.mjs'

const plant = (company) => ofPlant(plants, idOf(company))

export const riskContours = contours([
  {
    name: '园区整体',
    name_en: 'Whole park',
    shapes: shapes.v2,
    stage: 'in_service',
    date: '2024-06-30',
    source: '示意评〔2024〕3号',
    downwind: 20,
    metres: [[3e-7, 350]],
  },
  {
    ...plant('昱川化工'),
    stage: 'in_service',
    date: '2024-03-05',
    source: '昱川化工安全评估（示意）',
    downwind: 20,
    metres: [
      [3e-7, 190],
      [3e-6, 70],
      [1e-5, 30],
    ],
  },
])
