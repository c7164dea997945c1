/** The head of park.json and the documents before and after the boundary of 2023. */
const story =
  '故事依据公开文件稷政办函〔2023〕8号（薛家庄村、高渠村零星居民未搬迁完成；运政函〔2023〕2号重新核定四至范围后范围内没有居民居住）。几何、人员、物质数量、企业和其余文号均为虚构，与真实园区无关。'
const story_en =
  'Follows the public document 稷政办函〔2023〕8号 (scattered residents of two villages not yet moved; after 运政函〔2023〕2号 redrew the boundary nobody lives inside it). Geometry, people, quantities, companies and the other document numbers are invented and show no real park.'

const MATERIALS = [
  ['M-01', 'emergency_plan', '化工园区突发事件应急预案', 'Emergency plan', '示意急〔2020〕3号', '2020-11-20', 'v1'],
  ['M-02', 'risk_assessment', '整体性安全风险评估报告（2021年）', 'Overall risk assessment 2021', '示意评〔2021〕4号', '2021-07-15', 'v1'],
  ['M-03', 'relocation_plan', '薛家庄村、高渠村零星居民搬迁方案', 'Relocation plan, Xuejiazhuang and Gaoqu', '示意搬〔2022〕1号', '2022-03-28', 'v1'],
  ['M-04', 'control_line', '土地规划安全控制线划定方案', 'Control line plan', '示意控〔2023〕1号', '2023-03-08', 'v2'],
  ['M-05', 'overall_plan', '西社化工园区总体规划', 'Overall plan', '示意规〔2023〕2号', '2023-03-15', 'v2'],
  ['M-06', 'industry_plan', '西社化工园区产业规划', 'Industry plan', '示意规〔2023〕3号', '2023-03-15', 'v2'],
  ['M-07', 'risk_assessment', '整体性安全风险评估报告（2023年）', 'Overall risk assessment 2023', '示意评〔2023〕1号', '2023-03-20', 'v2'],
  ['M-08', 'closed_management', '分区域封闭化管理方案', 'Closed-management plan by zones', '示意封〔2024〕2号', '2024-12-10', 'v2'],
  ['M-09', 'hazard_register', '重大危险源登记汇总（2026年三季度）', 'Hazard register, third quarter 2026', '示意源〔2026〕3号', '2026-09-30', 'v2'],
] // prettier-ignore

export const manifest = {
  id: 'jishan',
  name: '稷山经济技术开发区西社化工园区',
  name_en: 'Jishan Economic and Technological Development Zone Xishe Chemical Park',
  zone: 37,
  grade: { level: 'C', date: '2022-11-18' },
  recognition: { document: '示意〔2021〕9号', authority: '省人民政府（示意）', date: '2021-12-30' },
  sample: true,
  story,
  story_en,
  decisions: 'decisions.json',
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
  'boundary.geojson': '2022-11-08',
  'control-line.geojson': '2023-03-08',
  'hazards.geojson': '2026-09-30',
  'risk-contours.geojson': '2025-07-02',
  'targets.geojson': '2026-07-09',
  'houses.fgb': '2026-07-09',
  'enterprises.geojson': '2026-05-08',
  'production-areas.geojson': '2026-05-08',
  'survey.geojson': '2026-07-09',
  'roads.geojson': '2025-11-26',
  'water.geojson': '2025-11-26',
  'labels.geojson': '2025-11-26',
}
