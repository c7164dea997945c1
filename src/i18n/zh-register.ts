/** Words of finding things and of the register of hazard sources. `{…}` are filled in; see template.ts. */
export const register = {
  searching: '正在查找…',
  why_document: '文号 {text}',
  why_substance: '物质：{text}',
  why_alias: '别名：{text}（{of}）',
  why_cas: 'CAS {text}（{of}）',
  why_medium: '介质：{text}',
  why_enterprise: '企业：{text}',
  why_settlement: '所属村庄：{text}',
  why_grade: '级别：{text}',
  why_authority: '批准机关：{text}',
} as const
