/** How sure a fact about the law is: read in the text, known from memory, or open. */
export type Sureness = 'read' | 'memory' | 'open'

/** Another law on the matter of a rule: newer than its basis, or what held before. */
export interface OtherLaw {
  /** Its official name, as it is cited. */
  readonly law: string
  readonly article: string | null
  /** Of a newer one the day since which it is in force, of an earlier one the first day on which it no longer was; null: not known. */
  readonly date: string | null
  /** `overrides`: what the basis says gives way; `adds`: both hold; `narrower`: it asked for less. */
  readonly relation: 'overrides' | 'adds' | 'narrower'
  readonly sure: Sureness
  readonly what: { readonly zh: string; readonly en: string }
}

const LAW = '危险化学品安全法'
/** 危险化学品安全法: passed 2025-12-27, in force 2026-05-01. Arts 17 to 20 were read, art. 20 only up to its second sentence. */
const LAW_SINCE = '2026-05-01'

export const PARK_RECOGNITION: OtherLaw = {
  law: LAW,
  article: '第十七条',
  date: LAW_SINCE,
  relation: 'adds',
  sure: 'read',
  what: {
    zh: '化工园区由省级人民政府或其授权机关认定并公布，定期复核',
    en: 'a park is recognised and published by the province or a body it authorises, and reviewed regularly',
  },
}

export const ASSESSMENT_PERIOD: OtherLaw = {
  law: LAW,
  article: '第十九条',
  date: LAW_SINCE,
  relation: 'overrides',
  sure: 'read',
  what: {
    zh: '整体性安全风险评估至少每三年一次（内蒙古 2017 年方案为五年），园区布局等变化时重新评估并修订规划',
    en: 'an overall risk assessment at least every three years (five in the Inner Mongolia plan of 2017), and again when the layout changes; plans are revised',
  },
}

export const DISTANCE_TO_PEOPLE: OtherLaw = {
  law: LAW,
  article: '第二十条',
  date: LAW_SINCE,
  relation: 'adds',
  sure: 'read',
  what: {
    zh: '园区与人员密集场所、敏感目标等的距离须符合规定',
    en: 'a park keeps the prescribed distance from people-dense places and sensitive targets',
  },
}

export const CONTROL_LINE_BY_LAW: OtherLaw = {
  ...DISTANCE_TO_PEOPLE,
  sure: 'open',
  what: {
    zh: '规定园区与人员密集场所等的距离；是否另对控制线作出规定，未查到全文',
    en: 'prescribes the distance of a park from people; whether it also rules on the control line could not be read',
  },
}

/** 应急〔2019〕78号, which 应急〔2023〕123号 replaced. */
export const TRIAL_GUIDELINE: OtherLaw = {
  law: '化工园区安全风险排查治理导则（试行）（应急〔2019〕78号）',
  article: null,
  date: '2023-11-29',
  relation: 'narrower',
  sure: 'memory',
  what: { zh: '试行版，由应急〔2023〕123号取代', en: 'the trial edition, replaced by 应急〔2023〕123号' },
}

export const TRIAL_WITHOUT_SIDES: OtherLaw = {
  ...TRIAL_GUIDELINE,
  sure: 'read',
  what: {
    zh: '“四至范围明确，变动后及时修订相关规划”为 2023 年新增，试行版没有',
    en: 'that the four sides be clear, and plans revised when they change, is new in 2023; the trial edition has it not',
  },
}

export const LABOUR_INTENSIVE_ONLY: OtherLaw = {
  law: '化工园区“十有两禁”、内蒙古 2017 年方案',
  article: '两禁第2项',
  date: LAW_SINCE,
  relation: 'narrower',
  sure: 'read',
  what: {
    zh: '只禁止劳动密集型非化工企业；安全法扩大到除配套服务外的全部非化工企业',
    en: 'barred only labour-intensive enterprises that are not chemical; the law bars all but supporting services',
  },
}

export const RISK_BEFORE_2019: OtherLaw = {
  law: '安监总局公告2014年第13号、安监总局令第40号附件2',
  article: null,
  date: '2019-03-01',
  relation: 'narrower',
  sure: 'read',
  what: {
    zh: '公告的限值与 GB 36894 相同；第40号令对居住区为 10⁻⁶，仍有引用',
    en: 'the notice had the same limits; Order 40 has 10⁻⁶ for housing and is still cited',
  },
}

export const HAZARDS_BEFORE_2018: OtherLaw = {
  law: 'GB 18218-2009',
  article: null,
  date: '2019-03-01',
  relation: 'overrides',
  sure: 'memory',
  what: {
    zh: '“边缘距离小于 500 m 合为一个单元”是旧版规定，2018 版的 500 m 只用于 α',
    en: 'that edges less than 500 m apart make one unit is of the old edition; in that of 2018 the 500 m are for α only',
  },
}

export const BODIES_RENAMED: OtherLaw = {
  law: '机构改革',
  article: null,
  date: null,
  relation: 'adds',
  sure: 'memory',
  what: {
    zh: '文中的安全监管部门现为应急管理部门',
    en: 'the work-safety authorities of the text are now the emergency management authorities',
  },
}

export const DECREE_591: OtherLaw = {
  law: '危险化学品安全管理条例（国务院令第591号）',
  article: null,
  date: LAW_SINCE,
  relation: 'narrower',
  sure: 'open',
  what: { zh: '此前项目适用；条例的存废未核实', en: 'applied to projects before; its fate was not checked' },
}
