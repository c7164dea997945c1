/** What was attached is handed out as it was attached, or not at all; the first change to a park of the site brings it along. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import type { Review } from '../../src/engine/review/review.ts'
import { attachmentsIn } from '../../src/worker/attachments-in.ts'
import { keptBySite } from '../../src/worker/kept-by-site.ts'
import { blobOf } from '../../src/worker/reviewing.ts'

const text = new TextEncoder().encode('复测成果')
const sha256 = createHash('sha256').update(text).digest('hex')
const attachment = (stored: string | null) => ({ name: '复测成果.txt', bytes: text.length, sha256, stored })
const site = keptBySite({
  read: (name) =>
    name === 'evidence/a.txt'
      ? Promise.resolve(text)
      : name === 'evidence/b.txt'
        ? Promise.resolve(text.slice(0, -1))
        : Promise.reject(new InputError('file-missing', {}, { file: name })),
})

test('the same bytes come out', async () => {
  expect(new Uint8Array(await (await blobOf(site, attachment('evidence/a.txt'))).arrayBuffer())).toEqual(text)
})

test.each([
  ['evidence/b.txt', 'attachment-changed'],
  ['evidence/c.txt', 'file-missing'],
  [null, 'file-missing'],
])('%s: %s', async (stored, code) => {
  await expect(blobOf(site, attachment(stored))).rejects.toMatchObject({ note: { code } })
})

test('what is not there does not keep the rest from coming along', async () => {
  const steps = ['evidence/c.txt', 'evidence/a.txt'].map((stored) => ({
    at: '2026-11-22T02:00:00.000Z',
    by: '张某',
    attachment: attachment(stored),
    evidence: null,
  }))
  const review: Review = { finding: 'x', rule: null, objects: [], own: null, steps }
  const { reviews, attached } = await attachmentsIn({ read: site.readFile }, new Map([['x', review]]))
  expect(attached).toHaveLength(1)
  expect(reviews.get('x')!.steps.map((step) => step.attachment!.stored)).toEqual([null, attached[0]!.name])
})
