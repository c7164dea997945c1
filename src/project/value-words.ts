import type { Value } from '../engine/model/table.ts'
import { halfWidth } from '../engine/model/half-width.ts'
import { frequencyOf } from './frequency-words.ts'

/** Turns a cell of a column into what the schema wants: undefined for one that it does not understand. */
export type Convert = (value: Value) => Value | undefined

/** How people write that there is nothing to write. */
const NOTHING = /^(?:[-/\\—–]+|无数据|不详|未知|未填|暂无|待定|待核实|n\/?a|null|none|nil)$/i

const plain = (value: Value) => (typeof value === 'string' ? halfWidth(value).trim() : value)
const isNothing = (text: string) => text === '' || NOTHING.test(text)

/** Whole counts: `12`, `12人`, `3 户`, `约1,200人`, `十二人` is not read. */
const count: Convert = (value) => {
  const cell = plain(value)
  if (typeof cell === 'number') return cell
  if (typeof cell !== 'string') return undefined
  if (isNothing(cell)) return null
  const found =
    /^约?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.0+)?\s*(?:人|名|户|口|个|家|间|persons?|people|households?)?$/i.exec(cell)
  return found ? Number(found[1]!.replaceAll(',', '')) : undefined
}

/** Metres: `0.5`, `±0.5m`, `5 厘米`. */
const metres: Convert = (value) => {
  const cell = plain(value)
  if (typeof cell !== 'string') return typeof cell === 'number' ? cell : undefined
  if (isNothing(cell)) return null
  const found = /^(?:±|\+-|\+\/-|优于|≤|<)?\s*(\d+(?:\.\d+)?)\s*(m|米|cm|厘米|mm|毫米|dm|分米)?$/i.exec(cell)
  if (!found) return undefined
  const unit = found[2]?.toLowerCase() ?? 'm'
  const divisor = /^(?:cm|厘米)$/.test(unit)
    ? 100
    : /^(?:mm|毫米)$/.test(unit)
      ? 1000
      : /^(?:dm|分米)$/.test(unit)
        ? 10
        : 1
  return Number(found[1]) / divisor
}

/** 15 亩 are one hectare, 100 hectares a square kilometre. */
function hectares(value: number, unit: string): number | undefined {
  if (/^(?:|ha|hm2|hm²|公顷)$/i.test(unit)) return value
  if (/^(?:亩|mu)$/i.test(unit)) return value / 15
  if (/^(?:万亩)$/.test(unit)) return (value * 10000) / 15
  if (/^(?:km2|km²|平方公里|平方千米)$/i.test(unit)) return value * 100
  if (/^(?:m2|m²|㎡|平方米|平米)$/i.test(unit)) return value / 10000
  return undefined
}

/** Areas as hectares; a cell without a unit has that of the heading. */
const area =
  (headingUnit: string): Convert =>
  (value) => {
    const cell = plain(value)
    if (typeof cell === 'number') return hectares(cell, headingUnit)
    if (typeof cell !== 'string') return undefined
    if (isNothing(cell)) return null
    const found = /^约?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(\S*)$/.exec(cell)
    return found ? hectares(Number(found[1]!.replaceAll(',', '')), found[2] || headingUnit) : undefined
  }

/** Square metres, of a floor. */
const floorArea =
  (headingUnit: string): Convert =>
  (value) => {
    const hectares = area(headingUnit || 'm2')(value)
    return typeof hectares === 'number' ? Math.round(hectares * 1e9) / 1e5 : hectares
  }

/** A frequency a year: `3e-7`, `3×10^-7`, `3×10⁻⁷/a`. */
const frequency: Convert = (value) => {
  const cell = plain(value)
  if (typeof cell !== 'string') return typeof cell === 'number' ? cell : undefined
  return isNothing(cell) ? null : frequencyOf(cell)
}

/** Days as `2024-03-05`: from `2024/3/5`, `2024.3.5`, `2024年3月5日`, `20240305`, with or without a time of day. */
const date: Convert = (value) => {
  const cell = plain(value)
  if (cell === null) return null
  const text = String(cell)
  if (typeof cell === 'string' && isNothing(cell)) return null
  const found =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T].*)?$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?(?:\s.*)?$/.exec(text) ??
    /^((?:19|20)\d{2})()(\d{2})(\d{2})$/.exec(text)
  if (!found) return undefined
  const [year, month, day] = [found[1], found[3], found[4]].map(Number) as [number, number, number]
  const time = new Date(Date.UTC(year, month - 1, day))
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return undefined
  return time.toISOString().slice(0, 10)
}

const TRUE = /^(?:是|有|属于|劳动密集型?|y|yes|true|t|1|√|✓|✔)$/i
const FALSE = /^(?:否|无|没有|不属于|非劳动密集型?|n|no|false|f|0|×|✗|x)$/i
const flag: Convert = (value) => {
  const cell = plain(value)
  if (typeof cell === 'boolean') return cell
  if (cell === null) return null
  const text = String(cell)
  return TRUE.test(text) ? true : FALSE.test(text) ? false : isNothing(text) ? null : undefined
}

/** Leaves texts as they are. */
const text: Convert = (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value)

/** One of a list: the first pattern that the cell matches, without blanks and in small letters. */
const oneOf =
  (patterns: readonly (readonly [Value, RegExp])[]): Convert =>
  (value) => {
    if (value === null) return null
    const cell = halfWidth(String(value)).toLowerCase().replace(/\s+/g, '')
    if (isNothing(cell)) return null
    return patterns.find(([, pattern]) => pattern.test(cell))?.[0]
  }

/** 未搬迁 and 拟搬迁 live there still; what is 空置 may be lived in again. */
const STATUS = oneOf([
  ['living', /^(?:living|在住|居住|常住|居住中|有人居住|未搬迁|未迁出|未搬|拟搬迁|待搬迁|计划搬迁)$/],
  ['moved', /^(?:moved|已迁出|迁出|已搬迁|已搬|搬迁|已搬离|搬离|已拆迁|已拆除|搬迁完成|已完成搬迁)$/],
  ['approved', /^(?:approved|批复|已批复|批准|已批准|获批|现行|现行有效|生效)$/],
  ['submitted', /^(?:submitted|报批|已报批|报批中|上报|已上报|待批复|送审|报审)$/],
  ['draft', /^(?:draft|草案|草稿|拟调整|拟定|初稿|征求意见稿)$/],
  ['void', /^(?:void|废止|已废止|作废|失效|已失效|原批复)$/],
])

const TARGET = oneOf([
  ['kindergarten', /^kindergarten$|幼儿园|托儿所/],
  ['nursing_home', /^nursing_?home$|养老院|敬老院|福利院|养老机构/],
  ['dormitory', /^dormitory$|宿舍|倒班|公寓楼/],
  ['school', /^school$|学校|小学|中学|大学|学院/],
  ['clinic', /^clinic$|卫生所|卫生室|诊所|卫生站|医务室/],
  ['hospital', /^hospital$|医院|卫生院/],
  ['market', /^market$|市场|集市|商场|超市|商店|商业/],
  ['hotel', /^hotel$|旅馆|宾馆|酒店|招待所|旅店/],
  ['religious', /^religious$|寺|庙|教堂|清真|宗教|道观/],
  ['assembly', /^assembly$|聚集|体育|影剧院|剧场|礼堂|广场|文化活动/],
  ['office', /^office$|办公|政府|村委|居委|机关/],
  ['residence', /^residence$|^(?:村|村庄|村落|自然村|住|住房)$|居民|住宅|住户|民房|农户|民居|小区|居住区|民宅|农房/],
  ['other', /^other$|^其他|^其它/],
])

const GRADE = oneOf([
  [1, /^(?:1|一|i|ⅰ)级?(?:重大危险源)?$|^grade1$/],
  [2, /^(?:2|二|ii|ⅱ)级?(?:重大危险源)?$|^grade2$/],
  [3, /^(?:3|三|iii|ⅲ)级?(?:重大危险源)?$|^grade3$/],
  [4, /^(?:4|四|iv|ⅳ)级?(?:重大危险源)?$|^grade4$/],
])

const UNIT = oneOf([
  ['storage', /^storage$|储存|贮存|储罐|罐区|仓库|库区/],
  ['production', /^production$|生产|装置/],
])
/** 非化工 has 化工 in it and means the contrary; what is 非化工 may still be 配套. */
const CATEGORY = oneOf([
  ['other', /^other$|非(?:配套|辅助|公用|服务)/],
  ['supporting', /^supporting$|配套|辅助|公用|服务/],
  ['other', /(?:非|不属于|不是)(?:危险|精细)?(?:化工|化学|石化|危化)|^non-?chemical$/],
  ['chemical', /^chemical$|化工|化学|精细|石化|危化/],
  ['other', /^其他|^其它/],
])
/** An installation in service that is being expanded is held to the limits of new ones: these words go first. */
const STAGE = oneOf([
  ['new', /^new$|新建|改建|扩建|改扩|新改扩|在建|拟建/],
  ['in_service', /^in_?service$|在役|在用|既有|现有|已建|运行/],
])
const RISK_CLASS = oneOf([
  ['high', /^high$|高敏感/],
  ['important', /^important$|重要/],
  ['general-1', /^general-1$|(?:一|1|ⅰ|(?<!i)i)类/],
  ['general-2', /^general-2$|(?:二|2|ⅱ|(?<!i)ii)类/],
  ['general-3', /^general-3$|(?:三|3|ⅲ|iii)类/],
])
const CLASS = oneOf([
  ['secondary', /^secondary$|次干|次要/],
  ['main', /^main$|主干|主路|主要/],
  ['branch', /^branch$|支路|支线|小路/],
  ['village', /^village$|村/],
  ['place', /^place$|地名|乡|镇/],
  ['note', /^note$|注记|说明/],
])

export const leavesTexts = (convert: Convert): boolean => convert === text

/** How the cells of a property are understood; `unit` stands in the brackets of its heading. */
export function converterOf(property: string, unit: string): Convert | null {
  switch (property) {
    case 'persons':
    case 'households':
    case 'long_stay':
    case 'dormitory_limit':
    case 'filed_people_500m':
      return count
    case 'accuracy_m':
    case 'safety_distance_m':
    case 'filed_r':
      return metres
    case 'declared_area_ha':
      return area(unit)
    case 'frequency':
      return frequency
    case 'floor_area_m2':
      return floorArea(unit)
    case 'stage':
      return STAGE
    case 'risk_class':
      return RISK_CLASS
    case 'labour_intensive':
      return flag
    case 'status':
      return STATUS
    case 'kind':
      return TARGET
    case 'grade':
    case 'filed_grade':
      return GRADE
    case 'unit':
      return UNIT
    case 'category':
      return CATEGORY
    case 'class':
      return CLASS
    case 'substances':
      return null
    default:
      return property === 'date' || property.endsWith('_date') || property === 'in_use_since' ? date : text
  }
}
