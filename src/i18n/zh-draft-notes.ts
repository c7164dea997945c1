/** Why a draft, or what is on record about a version, was not changed. */
export const draftNotes = {
  'not-draft': '边界 {version} 不是草案，界址点不可改动。请先“以此版本起草”，再改草案。',
  'draft-in-layers': '边界 {version} 的各片分在几个图层里，不能一起编辑。请以此版本起草，草案的各片在同一图层。',
  'no-corner': '没有这个界址点，或者该环只剩三个点，不能再删。未修改。',
  'corner-doubled': '界址点与相邻点重合，位于（{x}，{y}）。未修改。',
  'outline-turned': '移动后该环没有面积或内外翻转。未修改，请调整该点。',
  'outline-swept': '移动后边线越过了另一环，（{x}，{y}）处换到了另一侧。未修改，请调整该点。',
  'version-is-fixed': '版本编号不可修改：材料、控制线和链接都凭它引用边界。',
  'unknown-tie': '没有编号为“{tie}”的道路或水系。请写 road/编号 或 water/编号，多个以分号分开。',
  'void-before-approval': '废止日期 {voided} 早于生效日期 {approved}。请核对两个日期。未修改。',
} as const
