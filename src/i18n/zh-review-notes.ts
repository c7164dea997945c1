/** Sentences about what is written on findings, by code. */
export const reviewNotes: Readonly<Record<string, string>> = {
  'author-missing': '没有填写复核人，未记录。请先填写姓名。',
  'reason-missing': '定为“不适用”须写明理由，未记录。请填写理由后再定。',
  'unknown-state': '不认识的整改状态“{state}”。记录可能来自较新的版本，请更新本程序。',
  'bad-deadline': '完成时限“{deadline}”不是日期，未记录。请写成 2026-12-31。',
  'unknown-finding': '没有编号为“{finding}”的问题，未记录。数据可能已改变，请重新核对后再写。',
  'not-decisions':
    '不是整改记录文件（应为 format 1，含 reviews 列表），未采用；其余数据不受影响。请从备份恢复该文件，或从原项目重新导出。',
  'attachment-changed': '该文件与登记时的校验值不符，可能被改动过。请向填报人核实，或重新添加证据。',
  'review-left-out':
    '“{field}”应为 {expected}，实际为 {found}；这一条整改记录未采用，其余不受影响。请对照 data/README.md 改正。',
}
