/** The head of park.json and the documents, each there for one case of what goes stale and why. */
const story =
  '故事依据公开文件杭政发〔2025〕33号（四至范围发生变动未及时调整相关材料；多个企业建有倒班宿舍，存在人员长期居住）。几何、人员、物质数量、企业和文号均为虚构，与真实园区无关。'
const story_en =
  'Follows the public document 杭政发〔2025〕33号 (boundary changed, materials not updated; shift dormitories with long-term residents). Geometry, people, quantities, companies and document numbers are invented and show no real park.'

const MATERIALS = [
  ['M-01', 'overall_plan', '化工园区总体规划（2021—2035年）', 'Overall plan 2021-2035', '示意规〔2021〕4号', '2021-09-15', 'v2'],
  ['M-02', 'risk_assessment', '整体性安全风险评估报告（2019年）', 'Overall risk assessment 2019', '示意评〔2019〕2号', '2019-09-20', 'v1'], // cites the void version
  ['M-03', 'risk_assessment', '拟定四至范围安全风险评估报告', 'Risk assessment on the proposed boundary', '示意评〔2021〕1号', '2021-02-24', 'v2'], // before the approval
  ['M-04', 'control_line', '土地规划安全控制线划定方案', 'Control line plan', '示意控〔2021〕1号', '2021-08-02', 'v2'],
  ['M-05', 'closed_management', '封闭化管理方案', 'Closed-management plan', '示意封〔2022〕1号', '2022-04-11', 'v2'],
  ['M-06', 'emergency_plan', '化工园区突发事件应急预案', 'Emergency plan', '示意急〔2019〕7号', '2019-12-06', 'v1'], // cites the void version
  ['M-07', 'risk_assessment', '整体性安全风险评估报告（2024年）', 'Overall risk assessment 2024', '示意评〔2024〕3号', '2024-06-30', 'v2'],
  ['M-08', 'hazard_register', '重大危险源登记汇总（2026年三季度）', 'Hazard register, third quarter 2026', '示意源〔2026〕3号', '2026-09-30', 'v2'],
  ['M-09', 'relocation_plan', '园区周边零星住户搬迁方案', 'Relocation plan for scattered households', '示意搬〔2020〕2号', '2020-08-14'], // names no boundary
] // prettier-ignore

export const manifest = {
  id: 'hangjin',
  name: '杭锦经济开发区化工园区',
  name_en: 'Hangjin Economic Development Zone Chemical Park',
  zone: 36,
  grade: { level: 'C', date: '2024-10-30' },
  recognition: { document: '示意〔2020〕3号', authority: '自治区人民政府（示意）', date: '2020-12-30' },
  sample: true,
  story,
  story_en,
  materials: MATERIALS.map(([id, kind, title, title_en, document, date, boundary]) => ({
    id,
    kind,
    title,
    title_en,
    document,
    date,
    boundary,
  })),
}

export const dates = {
  'boundary.geojson': '2025-08-20',
  'control-line.geojson': '2021-08-02',
  'hazards.geojson': '2026-09-30',
  'risk-contours.geojson': '2024-06-30',
  'targets.geojson': '2026-06-24',
  'houses.fgb': '2025-11-06',
  'enterprises.geojson': '2026-04-15',
  'production-areas.geojson': '2026-04-15',
  'survey.geojson': '2026-06-24',
  'roads.geojson': '2025-10-12',
  'water.geojson': '2025-10-12',
  'labels.geojson': '2025-10-12',
}
