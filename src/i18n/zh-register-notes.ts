/** Sentences about importing a register of hazard sources, by code. */
export const registerNotes: Readonly<Record<string, string>> = {
  'substances-not-read':
    '物质和数量“{value}”读不懂，没有作为物质清单采用，原文记入“介质”。请写成“液氯 40t；氨 10t（J3）”，或在表中逐项填写。',
  'amounts-in-tonnes': '列“{column}”没有写单位，按吨处理。请核对。',
  'rows-joined':
    '这些行与前面的行编号相同（没有编号的，企业和名称相同），是同一危险源的另一种物质，已并入（共 {hazards} 个危险源）。',
  'rows-continued': '这些行除物质外都是空白，按上一行危险源的另一种物质处理。请核对。',
  'rows-differ': '同一危险源的各行“{field}”不一致：采用“{kept}”，“{value}”未采用。请在原表中改正。',
  'rows-differ-in-place': '同一危险源的各行坐标不一致，采用第一个。请在原表中改正。',
  'company-unknown':
    '园区的企业图层中没有“{value}”，照原文保留；对不上厂区，就不能按厂区推算 α，也认不出本厂宿舍。请核对企业名称；厂区轮廓以后导入的，届时按名称自动对上。',
  'company-ambiguous': '园区有几家企业都叫“{value}”，照原文保留。请在表中改填企业编号。',
  'register-no-place':
    '“{name}”没有坐标，所选图层里也没有编号或名称相同的危险源，在地图上没有位置，未采用。请补上坐标列；或先在地图上“新增”同名危险源，再导入一次。',
  'register-ambiguous': '“{name}”与图层中的几个危险源都对得上，或已被另一行用去，未采用。请在表中写明编号。',
  'register-no-frame': '“{name}”有坐标，但坐标系未知，不能作为新的危险源采用。请指定坐标系。',
  'register-other-frame': '“{name}”是面，坐标系与所更新的图层（{crs}）不同，未采用。请另作新图层导入。',
  'register-updated': '{count} 个危险源对上了编号或名称：所填的属性已更新，空白的不变，位置不变。',
  'register-added': '{count} 个危险源是新的，按表中坐标加入。',
  'register-not-in-file': '图层中另有 {count} 个危险源不在此表中，保持不变。',
}
