import type { LayerKind } from '../engine/model/layer-kind.ts'
import { halfWidth } from '../engine/model/half-width.ts'

/**
 * A heading without what does not name it: units and remarks in brackets, spaces, dashes, stars, letter case.
 * `经度(°)` and `* 经 度` are `经度`, `Approval_Date` is `approvaldate`.
 */
export function headingWord(heading: string): string {
  const half = halfWidth(heading).toLowerCase()
  const bare = half.replace(/\([^)]*\)|\[[^\]]*\]|<[^>]*>/g, '').replace(/[\s_*:·.\-/\\|,]+/g, '')
  return bare === '' ? half.trim() : bare
}

/** What stands in the brackets of a heading: `亩` of `面积（亩）`; '' without any. */
export function headingUnit(heading: string): string {
  return (/[([]([^)\]]*)[)\]]/.exec(halfWidth(heading))?.[1] ?? '').trim().toLowerCase()
}

/**
 * Headings of each property, parted by blanks, as `headingWord` gives them; the likelier first. A Shapefile has ten bytes
 * for a heading, so offices write the initials of pinyin (`rs` 人数) or have the end cut off (see `guessColumns`).
 */
type Words = Readonly<Record<string, string>>

const NAME = '名称 name 姓名 名字 标题 title mc'
const COMMON: Words = {
  name: NAME,
  name_en: '英文名称 英文名 nameen englishname',
  accuracy_m: '定位精度 测量精度 坐标精度 平面精度 精度 中误差 点位中误差 accuracym accuracy',
}
const ENTERPRISE =
  '所属企业 企业名称 所属单位 单位名称 所在企业 企业 公司名称 公司 单位 enterprise company plant qymc dwmc gsmc'

/** Headings of the properties of each layer kind (`ROW_SCHEMAS`). */
export const PROPERTY_WORDS: Readonly<Record<LayerKind, Words>> = {
  boundary: {
    ...COMMON,
    version: '边界版本 四至版本 版本 版本号 version',
    name: `地块名称 片区名称 区块名称 片区 ${NAME}`,
    status: '批复状态 审批状态 边界状态 状态 status',
    based_on: '起草依据 依据版本 basedon',
    document: '批复文号 批准文号 批文号 文号 文件号 document documentno pfwh',
    authority: '批复机关 批准机关 审批机关 批复单位 批准单位 批复部门 authority',
    approval_date: '批复日期 批准日期 批复时间 批准时间 审批日期 approvaldate approved pfrq',
    effective_date: '生效日期 生效时间 施行日期 实施日期 effectivedate',
    void_date: '废止日期 废止时间 失效日期 voiddate',
    survey_date: '测量日期 测绘日期 勘测日期 测量时间 勘界日期 surveydate',
    declared_area_ha: '批复面积 规划面积 用地面积 占地面积 面积 declaredareaha areaha area mj',
    east: '东至 东界 east',
    south: '南至 南界 south',
    west: '西至 西界 west',
    north: '北至 北界 north',
    east_along: '东侧沿线 eastalong',
    south_along: '南侧沿线 southalong',
    west_along: '西侧沿线 westalong',
    north_along: '北侧沿线 northalong',
  },
  control_line: {
    ...COMMON,
    name: `控制线名称 ${NAME}`,
    boundary: '边界版本 依据边界 所属边界 四至版本 boundary',
    date: '划定日期 批复日期 日期 划定时间 编制日期 date',
    basis: '划定依据 依据 划定方法 basis',
  },
  hazard_source: {
    ...COMMON,
    name: `重大危险源名称 危险源名称 单元名称 设施名称 装置名称 储罐名称 重大危险源 危险源 wxymc ${NAME}`,
    enterprise: ENTERPRISE,
    medium: '介质 主要介质 储存介质 危险物质 危险化学品 危化品名称 化学品名称 物料 物质名称 medium substance jz',
    grade: '重大危险源等级 重大危险源级别 危险源等级 危险源级别 等级 级别 grade level dj jb',
    unit: '单元类型 单元类别 unit unittype',
    substances:
      'substances 物质清单 物质与数量 物质及数量 物质数量 物质、数量 物质名称及数量 危险物质及数量 危险化学品名称及数量 危险化学品及数量 危化品名称及数量 储存物质及数量 介质及数量 介质与数量',
    // One substance a row; see substance-columns.ts.
    substance_name: '物质名称 危险化学品名称 危化品名称 化学品名称 物料名称 品名 substancename',
    substance_amount:
      '设计最大量 设计最大储量 设计最大存量 设计最大储存量 最大储存量 最大储量 最大存量 最大存在量 最大量 实际最大存在量 储存量 储量 存量 设计量 q qt substanceamount amountt',
    substance_category: '危险性类别 危险类别 物质类别 危险化学品类别 危险性分类 类别 符号 substancecategory',
    storage_mode: '储存方式 存储方式 贮存方式 storagemode',
    in_use_since: '投入使用时间 投入使用日期 投用时间 投用日期 投产日期 投产时间 inusesince',
    responsible_main: '主要负责人 主要负责人姓名 包保主要负责人 responsiblemain',
    phone_main: '主要负责人电话 主要负责人联系电话 主要负责人手机 phonemain',
    responsible_technical: '技术负责人 技术负责人姓名 包保技术负责人 responsibletechnical',
    phone_technical: '技术负责人电话 技术负责人联系电话 技术负责人手机 phonetechnical',
    responsible_operation: '操作负责人 操作负责人姓名 包保操作负责人 responsibleoperation',
    phone_operation: '操作负责人电话 操作负责人联系电话 操作负责人手机 phoneoperation',
    emergency_measures: '应急措施 应急处置措施 应急处置 emergencymeasures',
    safety_distance_m: '外部安全防护距离 安全防护距离 外部防护距离 safetydistancem safetydistance',
    filed_date: '备案日期 备案时间 fileddate',
    filed_until_date: '备案有效期至 备案有效期 有效期至 备案到期日 备案到期日期 fileduntildate validuntil',
    filed_grade: '备案级别 备案等级 filedgrade',
    filed_r: '备案r值 r值 r filedr rvalue',
    filed_people_500m:
      '边界外500m范围内人数估算值 边界外500米范围内人数估算值 备案500m人数 备案500米人数 500m范围内人数 500米范围内人数 厂界外500m人数 厂界外500米人数 filedpeople500m',
    reported_date: '报送日期 报送时间 上报日期 填报日期 更新日期 reporteddate',
  },
  risk_contour: {
    ...COMMON,
    name: `等值线名称 ${NAME}`,
    frequency: '个人风险 个人风险值 风险值 风险频率 频率 年频率 等值线值 frequency risk grfx',
    stage: '阶段 项目阶段 建设阶段 装置状态 建设性质 stage',
    enterprise: ENTERPRISE,
    date: '评估日期 编制日期 评估时间 日期 date',
    source: '评估报告 评价报告 数据来源 资料来源 来源 source',
  },
  protection_target: {
    ...COMMON,
    name: `户主 户主姓名 hz hzxm jmdmc 居民点名称 宿舍名称 防护目标名称 敏感目标名称 目标名称 村庄名称 建筑名称 ${NAME}`,
    kind: '类型 类别 目标类型 防护目标类型 敏感目标类型 房屋用途 房屋类型 建筑类型 用途 kind type lx lb',
    persons:
      '人数 常住人口 居住人数 总人数 总人口 人口 人口数 家庭人口 现有人数 住宿人数 入住人数 在住人数 persons people population rs rks czrk jzrs',
    households: '户数 居民户数 总户数 households hs',
    long_stay: '长期居住 长期居住人数 长期居住人员 常住人数 长住人数 longstay',
    status: '居住状态 搬迁状态 搬迁情况 居住情况 是否搬迁 状态 status zt',
    status_date: '状态日期 搬迁日期 迁出日期 搬迁时间 迁出时间 核实日期 调查日期 调查时间 statusdate',
    enterprise: ENTERPRISE,
    settlement: '所属村 所属村庄 所在村 村庄 自然村 行政村 村名 村 小区 settlement village czmc cm',
    risk_class: '防护目标分类 防护目标类别 防护目标分级 gb36894类别 gb36894分类 riskclass',
    floor_area_m2: '总建筑面积 建筑面积 flooraream2 floorarea jzmj',
    source: '数据来源 资料来源 来源 source',
  },
  enterprise: {
    ...COMMON,
    name: `企业名称 单位名称 公司名称 厂区名称 企业 公司 company ${NAME}`,
    category: '企业类型 企业类别 类型 类别 行业类别 category type',
    labour_intensive: '劳动密集型 是否劳动密集型 是否劳动密集 labourintensive',
    dormitory_limit: '宿舍限员 倒班宿舍限员 限员 宿舍人数上限 核定人数 dormitorylimit',
  },
  production_area: { ...COMMON, name: `功能区名称 生产区名称 区域名称 功能区 ${NAME}`, enterprise: ENTERPRISE },
  survey_coverage: {
    ...COMMON,
    name: `普查区名称 调查区名称 普查范围 ${NAME}`,
    date: '普查日期 调查日期 普查时间 调查时间 日期 date',
  },
  road: { ...COMMON, name: `道路名称 路名 ${NAME}`, class: '道路等级 道路类型 道路级别 等级 级别 类型 class' },
  water: { ...COMMON, name: `水系名称 河流名称 河名 ${NAME}` },
  label: { ...COMMON, name: `地名 注记 标注 ${NAME}`, class: '类型 类别 class' },
}

/** Headings of a key that stays with its object. */
export const KEY_WORDS =
  '统一编码 统一编号 编码 编号 代码 id code key 户编号 户号 房屋编号 宗地代码 企业编码 危险源编号 危险源编码 统一社会信用代码 身份证号 身份证号码 证件号码 uuid guid globalid bh bm dm'
/** Numbers of rows, which change when rows come or go. */
export const ROW_NUMBER_WORDS = '序号 行号 项次 排序 objectid fid oid gid ogcfid rowid no number index sn xh # №'
