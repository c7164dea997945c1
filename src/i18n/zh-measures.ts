/** Measures to start from, by rule (整改措施用语); each is to be made to fit the case. */
export const measures: Readonly<Record<string, readonly string[]>> = {
  'resident-inside-boundary': [
    '制定搬迁方案，落实安置房源和资金，按期完成搬迁安置，并登记迁出日期。',
    '搬迁完成前逐户告知风险，落实应急联系人和疏散路线，每月复核人数。',
    '核实是否有人居住；确已迁出的，补登带日期的迁出记录。',
  ],
  'dormitory-inside-boundary': [
    '清退长期居住人员，宿舍仅供倒班休息，建立入住登记，每月复核。',
    '在园区外另行安排宿舍，按期停用本宿舍，并登记迁出日期。',
    '核实长期居住人数，补登带日期的记录。',
  ],
  'dormitory-over-limit': [
    '减少住宿人数至核定上限以内，超员人员另行安置，更新人数记录。',
    '重新核定宿舍人数上限，并报园区备案。',
  ],
  separation: ['人员密集场所迁出生产功能区。', '调整生产功能区布置，与人员密集场所分开设置，并经安全评估确认。'],
  'target-inside-control-line': [
    '核实人数，纳入应急疏散范围，落实告知和联络。',
    '控制线内的新建项目先行安全风险评估。',
  ],
  'stale-material': [
    '按现行边界修订，写明引用的边界版本和文号，重新报批。',
    '核实引用的边界轮廓，补充说明与现行边界一致。',
  ],
  'hazard-outside-boundary': ['核实危险源位置与边界；确在界外的，按项目准入要求处理。'],
  'non-chemical-enterprise-inside': ['引导企业迁出园区，制定搬迁计划和时限。', '核实企业类别，更正登记。'],
  'filing-expired': ['重新评估并备案，更新备案日期和有效期。'],
  'register-out-of-date': ['按季度更新重大危险源台账并报送。'],
  'grade-mismatch': ['按厂界外 500 米内现有人数重新计算 R 值，更正分级并重新备案。'],
  'people-500m-mismatch': ['核实厂界外 500 米内常住人数，更正备案并重新计算 α。'],
  'control-line-encloses-boundary': ['依据现行边界重新划定土地规划安全控制线并公布。'],
  'control-line-inside-contour': ['依据最新风险评估核定控制线，确保包含 3×10⁻⁷ 等值线。'],
  'individual-risk-exceeded': ['采取降低风险的工程措施，重新评估个人风险。', '迁出超标范围内的人员。'],
  'safety-distance-infringed': ['采取措施减小外部安全防护距离，重新评估。', '迁出防护距离内的人员。'],
  'four-sides-mismatch': ['核实四至文字与边界图形，更正后重新报批。'],
}
