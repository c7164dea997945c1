/** Why a hazard source is not graded, or its settings were not changed (GB 18218-2018). */
export const gradeNotes = {
  'no-amounts': '[{hazard}：]没有物质和数量，不能据此认定“不构成重大危险源”。请填写各物质的设计最大量。',
  'nothing-named': '[{hazard}：]物质和类别都没有填写。请填写表1的名称、别名或序号，或表2的类别符号。未分级。',
  'amount-missing': '[{hazard}：]没有填写数量。请填写设计最大量（吨）。未分级。',
  'amount-not-a-number': '[{hazard}：]数量“{given}”不是可用的数。请填写吨数，不带单位。未分级。',
  'amount-negative': '[{hazard}：]数量 {given} 为负。请核对设计最大量（吨）。未分级。',
  'unknown-substance':
    '[{hazard}：]表1中没有“{given}”[，相近的有：{candidates}]。请改写为表1的名称、别名或序号；不在表1的物质请填类别符号（清单中名称留空）。未分级。',
  'ambiguous-substance': '[{hazard}：]“{given}”对应表1的几行，临界量不同[：{candidates}]。请写明序号。未分级。',
  'incomplete-substance':
    '[{hazard}：]“{given}”没有写明表1要求的条件[：{candidates}]。符合的，请写序号；不符合的，请写全名称（如“甲醛溶液”）并填类别符号。未分级。',
  'cas-is-no-key':
    '[{hazard}：]CAS 号 {given} 不能用来确定表1的行（一号可对应多行）[：{candidates}]。请写明序号。未分级。',
  'unknown-category': '[{hazard}：]表2中没有类别符号“{given}”[，可能是：{candidates}]。请按表2填写，如 W5.3。未分级。',
  'category-missing':
    '[{hazard}：]“{given}”不在表3所列物质之内，β 须按表4取值，但没有填写类别符号。请填写，如 W5.3[；按 {candidates} 计的，请写该名称]。未分级。',
  'several-categories': '[{hazard}：]有几个类别[：{candidates}]。按设置不自动选取，请只保留一个，或修改设置。未分级。',
  'residents-not-a-count': '[{hazard}：]500 m 范围内常住人口“{given}”不是人数（应为 0 或正整数）。请改正。未分级。',
  'residents-missing':
    '[{hazard}：]没有填写厂外 500 m 范围内的常住人口（population_500m），α 无从取值。没有人的，请填 0。未分级。',
  'residents-differ': '{hazard}：常住人口前面是 {before}，这一行是 {given}。一个重大危险源只有一个数，请核对。未分级。',
  'hazard-id-missing':
    '没有 hazard_id，不知道属于哪个重大危险源[；可能属于上一行的 {hazard}，因此 {hazard} 未分级]。请每行都填写。',
  'cells-too-many': '单元格比标题多，可能是名称里的逗号没有加引号（如 "1,3-丁二烯"）。请改正[；{hazard} 未分级]。',
  'quote-unpaired': '引号不成对，这一行的单元格无从确定。请改正[；{hazard} 未分级]。',
  'columns-missing': '缺少列：{missing}。现有：{found}。请按 hazard_id,substance,category,q_t,population_500m 命名。',
  'column-twice': '列 {column} 出现两次，不知道用哪一列。请只保留一列。',
  'no-inventory': '只有标题，没有物质。请每种物质写一行。',
  'unknown-setting': '分级设置中没有 {setting} = {option}[；可选：{known}]。未修改。',
  'hazards-not-graded':
    '{of} 处重大危险源中有 {count} 处无法计算 R 值和等级（{ids}）：缺企业厂区轮廓，或物质、数量、类别不全。其备案等级未核对，原因见各危险源卡片。',
  'hazards-not-filed':
    '{of} 处重大危险源中有 {count} 处（{ids}）已算出等级，但没有登记级别，也没有备案级别和备案 R 值，无从比较。请补填，或核实是否漏报备案。',
  'hazards-not-major':
    '{of} 处重大危险源中有 {count} 处（{ids}）登记了级别或 R 值，但按所填数量 S = Σq/Q < 1，不构成重大危险源。请核对设计最大量；确不构成的，办理核销。',
}
