/** What the identifier of a hazard is called. */
export const ID_HEADING = '危险源编号'

/**
 * The headings of a register of hazard sources in the order of its form, and what stands under them; the importer knows
 * all of them (`column-words.ts`). Registers are written in Chinese, since those who ask for them read Chinese.
 */
export const REGISTER_HEADINGS: readonly (readonly [property: string, heading: string])[] = [
  ['id', ID_HEADING],
  ['enterprise', '企业名称'],
  ['name', '重大危险源名称'],
  ['name_en', '英文名称'],
  ['grade', '重大危险源级别'],
  ['unit', '单元类型'],
  ['medium', '介质'],
  ['substances', '物质与数量'],
  ['storage_mode', '储存方式'],
  ['in_use_since', '投入使用时间'],
  ['filed_r', '备案R值'],
  ['filed_grade', '备案级别'],
  ['filed_people_500m', '边界外500m范围内人数估算值'],
  ['filed_date', '备案日期'],
  ['filed_until_date', '备案有效期至'],
  ['reported_date', '报送日期'],
  ['responsible_main', '主要负责人'],
  ['phone_main', '主要负责人电话'],
  ['responsible_technical', '技术负责人'],
  ['phone_technical', '技术负责人电话'],
  ['responsible_operation', '操作负责人'],
  ['phone_operation', '操作负责人电话'],
  ['emergency_measures', '应急措施'],
  ['safety_distance_m', '外部安全防护距离(m)'],
  ['accuracy_m', '定位精度(m)'],
]

export const REGISTER_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  grade: { 1: '一级', 2: '二级', 3: '三级', 4: '四级' },
  filed_grade: { 1: '一级', 2: '二级', 3: '三级', 4: '四级' },
  unit: { production: '生产单元', storage: '储存单元' },
}
