/** Words of the comparison of two outlines in a terminal. */
import type { Classification, CornerChange, Side } from '../engine/diff/outline-comparison.ts'
import type { SideChange } from '../engine/diff/object-change.ts'
import type { Language } from '../i18n/index.ts'

export interface DiffWords {
  readonly classifications: Readonly<Record<Classification, string>>
  readonly tolerance: string
  readonly toleranceFrom: Readonly<Record<'accuracies' | 'least' | 'user', string>>
  readonly largestOffset: string
  readonly none: string
  readonly ellipsoidal: string
  readonly plane: string
  readonly old: string
  readonly now: string
  readonly added: string
  readonly removed: string
  readonly kept: string
  readonly net: string
  readonly mu: string
  readonly bySide: string
  readonly sides: Readonly<Record<Side, string>>
  readonly pieces: string
  readonly withinTolerance: string
  readonly corners: string
  readonly cornerKinds: Readonly<Record<CornerChange['kind'], string>>
  readonly changedTargets: string
  readonly changes: Readonly<Record<SideChange, string>>
  more(count: number): string
  unchangedTargets(inside: number, outside: number): string
}

export const diffWords: Readonly<Record<Language, DiffWords>> = {
  zh: {
    classifications: {
      identical: '边界相同。',
      redigitised: '仅重绘：两条边界各处相距不超过容差，各片及内环一一对应。',
      changed: '边界有变化。',
    },
    tolerance: '容差',
    toleranceFrom: { accuracies: '两版精度之和', least: '最小容差', user: '用户设定' },
    largestOffset: '最大偏移',
    none: '无',
    ellipsoidal: '椭球面积',
    plane: '平面面积',
    old: '原边界',
    now: '新边界',
    added: '新增',
    removed: '核减',
    kept: '不变',
    net: '净变化',
    mu: '亩',
    bySide: '分方位（平面面积）',
    sides: { east: '东', south: '南', west: '西', north: '北' },
    pieces: '变化图斑',
    withinTolerance: '不超过容差',
    corners: '变化界址点（片-环-点号）',
    cornerKinds: { moved: '移动', added: '新增', dropped: '删除' },
    changedTargets: '改变位置关系的对象',
    changes: { entered: '划入', left: '划出', straddles: '跨线', inside: '仍在内', outside: '仍在外' },
    more: (count) => `另有 ${count} 项，见 --format json`,
    unchangedTargets: (inside, outside) => `位置关系未变：在内 ${inside}，在外 ${outside}`,
  },
  en: {
    classifications: {
      identical: 'The outlines are identical.',
      redigitised:
        'Only drawn anew: no place of either border is beyond the tolerance, and parts and holes correspond.',
      changed: 'The outline changed.',
    },
    tolerance: 'Tolerance',
    toleranceFrom: { accuracies: 'sum of both accuracies', least: 'the least', user: 'as given' },
    largestOffset: 'Largest offset',
    none: 'none',
    ellipsoidal: 'Area on the ellipsoid',
    plane: 'Area in the plane of',
    old: 'old    ',
    now: 'new    ',
    added: 'added  ',
    removed: 'removed',
    kept: 'kept   ',
    net: 'net    ',
    mu: 'mu',
    bySide: 'By side (plane area)',
    sides: { east: 'east', south: 'south', west: 'west', north: 'north' },
    pieces: 'Change polygons',
    withinTolerance: 'within tolerance',
    corners: 'Corners that differ (part-ring-corner)',
    cornerKinds: { moved: 'moved', added: 'added', dropped: 'dropped' },
    changedTargets: 'Targets that changed sides or straddle the new outline',
    changes: { entered: 'entered', left: 'left', straddles: 'straddles', inside: 'inside', outside: 'outside' },
    more: (count) => `${count} more, see --format json`,
    unchangedTargets: (inside, outside) => `On the same side as before: ${inside} inside, ${outside} outside`,
  },
}
