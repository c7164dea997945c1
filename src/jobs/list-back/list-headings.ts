/** The columns of the list of rectifications, and those that lead back from it. */
export type ListColumn =
  | 'number'
  | 'problem'
  | 'measure'
  | 'leader'
  | 'department'
  | 'deadline'
  | 'state'
  | 'place'
  | 'basis'
  | 'evidence'
  | 'id'
  | 'stamp'
  | 'context'

/** What people call them; the first two of each are what Sizhi writes. What stands in brackets, and blanks, do not count. */
export const LIST_HEADINGS: readonly (readonly [ListColumn, readonly string[]])[] = [
  ['number', ['序号', 'No.', '编号', 'number', '#']],
  [
    'problem',
    ['问题', 'Problem', '存在问题', '问题隐患', '问题描述', '问题清单', '存在的问题', '具体问题', 'finding', 'issue'],
  ],
  ['measure', ['整改措施', 'Measure', '措施', '整改内容', '整改方案', '整改措施及要求', 'measures', 'action']],
  ['leader', ['责任领导', 'Leader', '分管领导', '责任人', '牵头领导', '包保领导', 'responsible leader', 'responsible']],
  [
    'department',
    ['责任部门', 'Department', '责任单位', '牵头部门', '牵头单位', '整改单位', 'responsible department', 'unit'],
  ],
  ['deadline', ['完成时限', 'Deadline', '整改时限', '时限', '完成时间', '整改期限', '完成期限', 'due', 'due date']],
  ['state', ['状态', 'State', '整改状态', '整改情况', '办理状态', 'status']],
  ['place', ['位置', 'Place', '地点', '所在位置', 'location']],
  ['basis', ['依据', 'Basis', '法规依据', '判定依据', 'legal basis']],
  ['evidence', ['证据', 'Evidence', '证据材料', '佐证']],
  ['id', ['问题标识（勿改）', 'Finding id (keep)', '标识', 'id', 'finding id']],
  ['stamp', ['校验（勿改）', 'Stamp (keep)']],
  [
    'context',
    [
      '完成情况',
      'Finished or not',
      '园区',
      'Park',
      '截至日期',
      'As of',
      '核对边界',
      'Boundary checked',
      '普查覆盖',
      'Survey coverage',
      '数据',
      'Data',
    ],
  ],
]
