import { LAYER_KINDS, type LayerKind } from '../engine/model/layer-kind.ts'
import { halfWidth } from '../engine/model/half-width.ts'
import { headingWord } from './column-words.ts'

/**
 * Words in the names of files, sheets and drawing layers (jmd, dlss, sxss: as 南方 CASS names them). The last in a name
 * names the layer; those before it describe it.
 */
const NAME_WORDS: Readonly<Record<LayerKind, string>> = {
  boundary: '界址点 四至 边界 园区范围 红线 boundary sizhi',
  control_line: '控制线 controlline kzx',
  hazard_source: '重大危险源 危险源 储罐 hazard wxy',
  risk_contour: '个人风险 风险等值线 等值线 riskcontour contour',
  protection_target:
    '居民 居民点 住户 农户 户籍 房屋 民房 住宅 宿舍 学校 医院 防护目标 敏感目标 村庄 人口 resident target dormitor jmd',
  enterprise: '企业 厂区 企业名录 企业清单 enterprise plants',
  production_area: '生产区 功能区',
  survey_coverage: '普查 普查范围 普查区 调查范围 coverage',
  road: '道路 路网 公路 road dlss',
  water: '水系 水面 水域 湖泊 水库 河流 河道 water river sxss',
  label: '地名 注记 label',
}

/** Headings that hardly stand in a layer of another kind. */
const HEADINGS: Readonly<Partial<Record<LayerKind, string>>> = {
  boundary: '批复文号 东至 西至 南至 北至 批复面积 界址点号 approvaldate declaredareaha',
  control_line: '划定依据 控制线名称',
  hazard_source:
    '介质 主要介质 储存介质 重大危险源等级 重大危险源级别 危险源等级 重大危险源名称 危险源名称 r值 技术负责人 操作负责人 medium wxymc',
  risk_contour: '个人风险 个人风险值 风险频率 等值线值 frequency',
  protection_target:
    '户主 户主姓名 人数 常住人口 人口 居住人数 住宿人数 户数 常住人数 长期居住 居住状态 搬迁状态 防护目标类型 敏感目标类型 persons households longstay hzxm jmdmc rs hs czrk',
  enterprise: '统一社会信用代码 法定代表人 法人 企业类型 劳动密集型 是否劳动密集型 dormitorylimit',
  road: '道路等级 道路名称 路名',
  water: '河流名称 水系名称',
}

const AREAS_ONLY: ReadonlySet<LayerKind> = new Set(['boundary', 'control_line', 'production_area', 'survey_coverage'])

const SURE = 3
const LEAD = 1

/**
 * What a layer shows, from the names of its file and sheet, its headings, and whether all of its shapes are points; null
 * when that is not clear.
 */
export function guessLayerKind(
  names: readonly string[],
  headings: readonly string[],
  onlyPoints: boolean,
): LayerKind | null {
  const scores = new Map<LayerKind, number>()
  const add = (kind: LayerKind, score: number) => scores.set(kind, (scores.get(kind) ?? 0) + score)
  for (const name of names) {
    const text = halfWidth(name)
      .toLowerCase()
      .replace(/[\s_-]+/g, '')
    const ends = LAYER_KINDS.map((kind) => ({ kind, end: lastEnd(text, NAME_WORDS[kind].split(' ')) }))
    const last = Math.max(...ends.map(({ end }) => end))
    for (const { kind, end } of ends) if (end > 0) add(kind, end === last ? SURE + 1 : 1)
  }
  const words = new Set(headings.map(headingWord))
  for (const kind of LAYER_KINDS) {
    const found = (HEADINGS[kind] ?? '').split(' ').filter((word) => words.has(word)).length
    if (found > 0) add(kind, 2 * Math.min(found, 3))
  }
  const [first, second] = [...scores]
    .filter(([kind]) => !onlyPoints || !AREAS_ONLY.has(kind))
    .sort((a, b) => b[1] - a[1])
  return first && first[1] >= SURE && first[1] - (second?.[1] ?? 0) >= LEAD ? first[0] : null
}

/** Behind the word that ends last in the text; 0 when none is in it. */
function lastEnd(text: string, words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => (text.includes(word) ? text.lastIndexOf(word) + word.length : 0)))
}
