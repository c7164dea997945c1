import { expect, test } from 'vitest'
import type { Material } from '../../src/engine/model/park.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { apply } from '../../src/project/commands/index.ts'
import type { DropMaterial, SetMaterial } from '../../src/project/commands/materials.ts'
import type { DescribePark } from '../../src/project/commands/park.ts'
import { emptyPark } from '../../src/project/empty-park.ts'
import type { Project } from '../../src/project/project.ts'

const project: Project = { park: emptyPark('园区', 37, [111, 35.6]), receipts: new Map(), reviews: new Map() }
const report: Material = {
  id: 'M-01',
  kind: 'risk_assessment',
  title: '整体性安全风险评估报告',
  titleEn: null,
  document: null,
  date: '2023-03-20',
  boundary: 'v2',
}
const put = (material: Material): SetMaterial => ({ do: 'set-material', material })
const none = new Map()

function refusal(change: () => unknown): string {
  try {
    change()
  } catch (error) {
    if (error instanceof InputError) return error.code
    throw error
  }
  throw new Error('it was not refused')
}

test('a document is put on record, corrected in its place, and taken off', () => {
  const one = apply(project, put(report), none)
  const two = apply(one, put({ ...report, id: 'M-02', kind: 'other', title: '其他' }), none)
  const corrected = apply(two, put({ ...report, boundary: null }), none)
  expect(corrected.park.materials.map(({ id, boundary }) => [id, boundary])).toEqual([
    ['M-01', null],
    ['M-02', 'v2'],
  ])
  const dropped = apply(corrected, { do: 'drop-material', id: 'M-01' } as DropMaterial, none)
  expect(dropped.park.materials.map(({ id }) => id)).toEqual(['M-02'])
  expect(refusal(() => apply(dropped, { do: 'drop-material', id: 'M-01' } as DropMaterial, none))).toBe('unknown-row')
})

test('a document without title, of an unknown kind or with a day that there is not is refused', () => {
  expect(refusal(() => apply(project, put({ ...report, title: '' }), none))).toBe('value-wrong')
  expect(refusal(() => apply(project, put({ ...report, kind: 'gossip' as 'other' }), none))).toBe('value-wrong')
  expect(refusal(() => apply(project, put({ ...report, date: '2023-02-30' }), none))).toBe('value-wrong')
})

test('a park is graded A to D, or not at all', () => {
  const grade = (level: string): DescribePark => ({
    do: 'describe-park',
    park: { grade: { level: level as 'A', date: '2026-01-05' } },
  })
  expect(apply(project, grade('B'), none).park.grade).toEqual({ level: 'B', date: '2026-01-05' })
  expect(refusal(() => apply(project, grade('E'), none))).toBe('value-wrong')
  expect(refusal(() => apply(project, { do: 'describe-park', park: { name: '' } } as DescribePark, none))).toBe(
    'value-wrong',
  )
})
