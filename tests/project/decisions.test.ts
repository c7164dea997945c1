import { describe, expect, test } from 'vitest'
import type { Attachment, Review } from '../../src/engine/review/review.ts'
import { parkFiles } from '../../src/jobs/park-files.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { attachmentFile, readDecisions } from '../../src/project/decisions.ts'
import { emptyPark } from '../../src/project/empty-park.ts'
import { projectOf } from '../../src/project/project.ts'
import { memorySource } from '../scene.ts'

const PHOTO: Attachment = { name: '现场 1.jpg', bytes: 3, sha256: 'ab'.repeat(32), stored: 'in-the-store' }
const REVIEW: Review = {
  finding: 'resident-inside-boundary:protection_target/h1',
  rule: 'resident-inside-boundary',
  objects: [{ layer: 'protection_target', id: 'h1' }],
  own: null,
  steps: [
    {
      at: '2026-11-20T06:32:00.000Z',
      by: '张某',
      state: 'rectifying',
      rectification: { measure: '=搬迁安置<script>', deadline: '2026-12-31', leader: null },
      evidence: {
        hash: 'ff',
        rule: 'resident-inside-boundary',
        revision: 1,
        verdict: 'inside',
        boundary: 'v1',
        outline: 'aa',
        shapes: { 'protection_target/h1': 'bb' },
        values: { persons: 12, status: null, undated_move: false },
      },
    },
    { at: '2026-11-21T06:32:00.000Z', by: '李某', comment: '第一行\n第二行', attachment: PHOTO, evidence: null },
  ],
}
const OWN: Review = {
  finding: 'own:7',
  rule: null,
  objects: [],
  own: { problem: '消防通道被占', place: null, basis: null },
  steps: [{ at: '2026-11-20T06:32:00.000Z', by: '王某', state: 'dismissed', reason: '已清理', evidence: null }],
}
const reviews = new Map([REVIEW, OWN].map((review) => [review.finding, review]))

async function folderOf(read: ((stored: string) => Promise<Uint8Array>) | null) {
  const files = new Map<string, Uint8Array>()
  for (const { name, pieces } of parkFiles(projectOf(emptyPark('园区', 37, [111, 36]), new Map(), reviews), read)) {
    const all: number[] = []
    for await (const piece of pieces) all.push(...piece)
    files.set(name, Uint8Array.from(all))
  }
  return files
}

describe('decisions.json', () => {
  test('goes with the park folder and comes back as it was, with what is attached', async () => {
    const asked: string[] = []
    const files = await folderOf((stored) => (asked.push(stored), Promise.resolve(Uint8Array.of(1, 2, 3))))
    expect(asked).toEqual(['in-the-store'])
    const file = 'evidence/abababababab-现场_1.jpg'
    expect(files.get(file)).toEqual(Uint8Array.of(1, 2, 3))
    const read = await readPark(memorySource(files), SILENT)
    const attached = { ...PHOTO, stored: file }
    const steps = [REVIEW.steps[0]!, { ...REVIEW.steps[1]!, attachment: attached }]
    expect([...read.reviews.values()]).toEqual([{ ...REVIEW, steps }, OWN])
  })

  test('without its attachments names them all the same', async () => {
    const read = await readPark(memorySource(await folderOf(null)), SILENT)
    expect(read.reviews.get(REVIEW.finding)!.steps[1]!.attachment).toEqual({ ...PHOTO, stored: null })
  })

  test('a park without reviews has no such file', () => {
    const names = [...parkFiles(projectOf(emptyPark('园区', 37, [111, 36])))].map(({ name }) => name)
    expect(names).toEqual(['park.json'])
  })

  test('a broken review is left out and named; the others stay', () => {
    const entries = [REVIEW, { ...OWN, steps: [] }, { finding: 7 }, 'x', OWN]
    const { reviews: kept, notes } = readDecisions(
      JSON.parse(JSON.stringify({ format: 1, reviews: entries })),
      'd.json',
    )
    expect([...kept.keys()]).toEqual([REVIEW.finding, OWN.finding])
    expect(notes.map(({ code, level, where }) => [code, level, where.row])).toEqual([
      ['review-left-out', 'error', 2],
      ['review-left-out', 'error', 3],
      ['review-left-out', 'error', 4],
    ])
  })

  test.each([null, [], 7, { format: 2, reviews: [] }, { format: 1, reviews: {} }])('%j is no such file', (json) => {
    expect(() => readDecisions(json, 'd.json')).toThrow(
      expect.objectContaining({ note: expect.objectContaining({ code: 'not-decisions' }) }),
    )
  })

  test('one that is missing or broken costs nothing else', async () => {
    const files = await folderOf(null)
    for (const bytes of [undefined, new TextEncoder().encode('{"format": 1, "revi')]) {
      if (bytes) files.set('decisions.json', bytes)
      else files.delete('decisions.json')
      const read = await readPark(memorySource(files), SILENT)
      expect(read.park.name).toBe('园区')
      expect(read.notes.filter(({ level }) => level === 'error')).toHaveLength(1)
    }
  })

  test('a key called __proto__ is nobody’s prototype', () => {
    const text = JSON.stringify({ format: 1, reviews: [REVIEW] }).replace(
      '"persons":12',
      '"__proto__":{"x":1},"persons":12',
    )
    const { reviews: kept } = readDecisions(JSON.parse(text), 'd.json')
    const values = kept.get(REVIEW.finding)?.steps[0]!.evidence!.values
    expect(Object.getPrototypeOf(values ?? {})).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

test.each([
  ['../../etc/passwd', 'evidence/abababababab-__.._etc_passwd'],
  ['C:\\x\\..\\y.png', 'evidence/abababababab-C_x_.._y.png'],
  ['.htaccess', 'evidence/abababababab-_htaccess'],
  ['<img src=x>.jpg', 'evidence/abababababab-_img_src_x_.jpg'],
  ['照片（一）.jpg', 'evidence/abababababab-照片_一_.jpg'],
])('an attachment called %s lies at %s', (name, file) => {
  expect(attachmentFile({ ...PHOTO, name })).toBe(file)
})
