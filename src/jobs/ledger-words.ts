/** Words of the ledger in a terminal. */
import type { LeftGroup } from '../engine/ledger/left-people.ts'
import type { MaterialCell } from '../engine/ledger/materials-matrix.ts'
import type { Position } from '../engine/model/placement.ts'
import type { Language } from '../i18n/index.ts'

interface LedgerWords {
  heading(a: string, b: string): string
  /** Above the people who were left outside: the line moved, which is not the same as their moving. */
  readonly leftHeading: string
  readonly groups: Readonly<Record<LeftGroup, string>>
  persons(count: number | null): string
  /** What a dated record says of people who stayed. */
  livingRecord(date: string, source: string | null): string
  toBorder(metres: string): string
  readonly atLine: Readonly<Record<Position, string>>
  toHazard(name: string, metres: string): string
  readonly audit: string
  controlLine(id: string, date: string | null, cites: string | null, daysAfterApproval: number | null): string
  /** `part` is null when the version has only one. */
  controlPart(part: string | null, encloses: boolean, least: string, greatest: string): string
  readonly fourSides: string
  side(part: string | null, side: string, text: string, least: string | null, greatest: string | null): string
  readonly declared: string
  /** `part` is null when the version has only one. */
  declaredPart(version: string, part: string | null, declared: string | null, measured: string): string
  readonly materials: string
  readonly cells: Readonly<Record<MaterialCell['state'], (days: number | null) => string>>
}

export const ledgerWords: Readonly<Record<Language, LedgerWords>> = {
  zh: {
    heading: (a, b) => `边界变化：${a} → ${b}`,
    leftHeading: '因边界调整划出的人员：线移动了，不等于人已搬迁；是否迁出只看其本人的带日期记录。',
    groups: { moved: '已迁出（有记录）', living: '仍居住', unknown: '未知（无带日期的记录）' },
    persons: (count) => (count === null ? '人数未知' : `${count} 人`),
    livingRecord: (date, source) => `记录 ${date}：居住${source ? `，${source}` : ''}`,
    toBorder: (metres) => `距新边界 ${metres}`,
    atLine: {
      inside: '控制线内',
      'on-line': '压控制线',
      straddling: '跨控制线',
      'near-limit': '控制线临界',
      outside: '控制线外',
    },
    toHazard: (name, metres) => `最近重大危险源 ${name} ${metres}`,
    audit: '控制线核对',
    controlLine: (id, date, cites, days) =>
      `${id}  ${date ?? '无日期'}  引用 ${cites ?? '—'}${days === null ? '' : days < 0 ? `，早于该版批复 ${-days} 天` : `，晚于该版批复 ${days} 天`}`,
    controlPart: (part, encloses, least, greatest) =>
      `${part === null ? '全部边界' : `片区 ${part}`}  ${encloses ? '已包住' : '未包住'}  线距最小 ${least}，最大 ${greatest}`,
    fourSides: '四至文字与图形',
    side: (part, side, text, least, greatest) =>
      `${part === null ? '' : `片区 ${part}  `}${side}：${text}  ${least === null ? '未关联道路或水系' : `间距最小 ${least}，最大 ${greatest}`}`,
    declared: '载明面积与量算（平面）',
    declaredPart: (version, part, declared, measured) =>
      `${version}${part === null ? '' : `  片区 ${part}`}  载明 ${declared === null ? '—' : `${declared} ha`}  量算 ${measured} ha`,
    materials: '材料引用的边界',
    cells: {
      cites: () => '引用本版',
      same: () => '轮廓相同',
      earlier: () => '轮廓相同，早于批复（提示）',
      stale: (days) => `过期 ${days ?? '—'} 天`,
      newer: () => '引用更新的版本',
      'not-yet': () => '尚未生效',
      missing: () => '缺',
    },
  },
  en: {
    heading: (a, b) => `Boundary change: ${a} → ${b}`,
    leftHeading:
      'People left outside because the line moved. That is not the same as their moving: only a dated record of their own says so.',
    groups: { moved: 'Moved away, on record', living: 'Still living there', unknown: 'Unknown (no dated record)' },
    persons: (count) => (count === null ? 'head-count unknown' : count === 1 ? '1 person' : `${count} people`),
    livingRecord: (date, source) => `record of ${date}: living there${source ? `, ${source}` : ''}`,
    toBorder: (metres) => `${metres} from the new boundary`,
    atLine: {
      inside: 'inside the control line',
      'on-line': 'on the control line',
      straddling: 'straddling the control line',
      'near-limit': 'near the control line',
      outside: 'outside the control line',
    },
    toHazard: (name, metres) => `nearest major hazard ${name} at ${metres}`,
    audit: 'Control line',
    controlLine: (id, date, cites, days) =>
      `${id}  ${date ?? 'undated'}  cites ${cites ?? '—'}${days === null ? '' : days < 0 ? `, ${-days} days before its approval` : `, ${days} days after its approval`}`,
    controlPart: (part, encloses, least, greatest) =>
      `${part === null ? 'the boundary' : `part ${part}`}  ${encloses ? 'enclosed' : 'not enclosed'}  offset from ${least} to ${greatest}`,
    fourSides: 'Four-sided text and drawing',
    side: (part, side, text, least, greatest) =>
      `${part === null ? '' : `part ${part}  `}${side}: ${text}  ${least === null ? 'tied to no road or water' : `gap from ${least} to ${greatest}`}`,
    declared: 'Declared area and measured (plane)',
    declaredPart: (version, part, declared, measured) =>
      `${version}${part === null ? '' : `  part ${part}`}  declared ${declared === null ? '—' : `${declared} ha`}  measured ${measured} ha`,
    materials: 'Boundary that materials cite',
    cells: {
      cites: () => 'cites it',
      same: () => 'same outline',
      earlier: () => 'same outline, dated before approval (notice)',
      stale: (days) => `stale for ${days ?? '—'} days`,
      newer: () => 'cites a newer one',
      'not-yet': () => 'not in effect',
      missing: () => 'missing',
    },
  },
}
