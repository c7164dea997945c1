/** Why a finding is back is said in words, never by the name of a column, in both languages. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { EvidenceChange } from '../../src/engine/review/standing.ts'
import { loadWords } from '../../src/i18n/index.ts'
import { loadQueueWords } from '../../src/i18n/queue.ts'
import { backWords } from '../../src/i18n/review-words.ts'
import { fill } from '../../src/i18n/template.ts'
import { check } from '../../src/jobs/check.ts'
import { standings } from '../../src/jobs/found-now.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'

const change = (name: string, before: EvidenceChange['before'], after: EvidenceChange['after']): EvidenceChange => ({
  what: 'value',
  name,
  before,
  after,
})

describe.each(['zh', 'en'] as const)('%s', (language) => {
  const said = async (changes: readonly EvidenceChange[]) => {
    const [words, queue] = [await loadWords(language), await loadQueueWords(language)]
    return backWords((key, values = {}) => fill(queue[key], (name) => values[name], words.notation), words, changes)
  }

  test('figures, shares, yes and no', async () => {
    const changes = [
      change('persons', 12, 15),
      change('distance_m', 38.5, 39.4),
      change('share', 0.25, 0.5),
      change('labour_intensive', false, true),
      change('document', null, '示意〔2026〕1号'),
    ]
    expect(await said(changes)).toEqual(
      language === 'zh'
        ? [
            '人数 12 → 15',
            '距离 38.5 m → 39.4 m',
            '界内占比 25 % → 50 %',
            '劳动密集型 否 → 是',
            '文号 — → 示意〔2026〕1号',
          ]
        : [
            'persons 12 → 15',
            'distance 38.5 m → 39.4 m',
            'share inside 25 % → 50 %',
            'labour-intensive no → yes',
            'document — → 示意〔2026〕1号',
          ],
    )
  })

  test('what only follows from another change is not said beside it, and not kept silent when it is alone', async () => {
    const other = language === 'zh' ? '核对依据的其他数据有变化' : 'other data that it rests on has changed'
    expect(await said([change('over_only_new', false, true)])).toEqual([other])
    expect(await said([change('persons', 1, 2), change('over_only_new', false, true)])).toHaveLength(1)
    expect(await said([])).toEqual([])
  })

  test('what came back in the sample park', async () => {
    const folder = fileURLToPath(new URL('../../data/parks/jishan/', import.meta.url))
    const read = (name: string) => Promise.resolve(new Uint8Array(readFileSync(folder + name)))
    const { park, reviews } = await readPark({ read }, SILENT)
    const now = standings(await check(park, { asOf: '2026-11-22', versionId: null }, SILENT), reviews)
    const back = [...now.values()].flatMap((standing) => (standing.back ? [standing.back] : []))
    const lines = (await Promise.all(back.map(said))).flat()
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.filter((line) => /[a-z]_[a-z]|true|false|undefined/.test(line))).toEqual([])
  })
})
