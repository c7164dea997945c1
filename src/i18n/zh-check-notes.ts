/** What a check did not judge, and why. */
export const checkNotes = {
  'old-datum-left-out': '{count} 处对象的坐标系没有转换参数，位置可能相差上百米：只显示，未核对。',
  'boundary-old-datum':
    '边界 {version} 的坐标系没有转换参数，位置可能相差上百米，未以它核对。请填写转换参数，或选择其他边界版本。',
  'contour-open': '不是闭合的等值线，只显示，不参与核对。请补全后重新导入。',
  'contour-point': '等值线应为线或面，实为点。此行未采用，请改正。',
  'contours-open': '{count} 条个人风险等值线未闭合，“{rule}”未按其核对。请补全后重新导入。',
  'no-control-contour':
    '没有个人风险 {frequency} 的闭合等值线，“{rule}”未核对，不等于没有问题。请导入安全评估给出的该等值线。',
  'no-safety-distance':
    '{count} 处重大危险源没有外部安全防护距离，“{rule}”未按其核对。请在危险源属性中填写评估给出的距离。',
  'category-unknown':
    '边界内 {count} 家企业未登记类别（{names}[ 等{?more}]），“{rule}”未判定。请在企业属性中填写类别。',
  'no-data': '没有“{layer}”数据，“{rule}”未核对，不等于没有问题。请在 park.json 中加入该图层。',
  'no-boundary-in-force': '{on} 没有现行有效的边界，“{rule}”未核对。请核对批复日期，或指定要核对的边界版本。',
  'no-control-line-yet': '{on} 尚无土地规划安全控制线，“{rule}”未核对。',
  'no-coverage': '没有普查范围，未发现人员不等于没有人员。请加入普查范围图层。',
} as const
