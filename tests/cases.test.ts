/**
 * Every folder tests/cases/<rule>/<case>: a small park (scene.geojson) and what the rule must find in it
 * (findings.json). To add a case, add a folder. Distances in findings.json come from elsewhere than the program, and
 * `source` says from where.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Evidence, Severity, Verdict } from '../src/engine/model/finding.ts'
import { RULES } from '../src/engine/rules/index.ts'
import { check } from '../src/jobs/check.ts'
import { SILENT } from '../src/jobs/progress.ts'
import { readScene, type SceneFile } from './scene.ts'

interface Expected {
  what: string
  /** Where the distances come from; needed as soon as there is one. */
  source?: string
  on: string
  /** A version to check instead of the one in force. */
  boundary?: string
  findings: {
    id: string
    severity: Severity
    verdict: Verdict
    /** Metres, met to the millimetre. */
    distance_m: number | null
    /** Some of the evidence; the rest is not compared. */
    evidence?: Evidence
  }[]
  /** Codes of what is said about the input, and why the rule could not run. */
  notes?: string[]
}

const root = fileURLToPath(new URL('cases', import.meta.url))
const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
const readJson = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as unknown

test('every rule has at least four cases, and every folder is a rule', () => {
  expect(foldersIn(root).sort()).toEqual(RULES.map((rule) => rule.id).sort())
  for (const rule of RULES) expect(foldersIn(`${root}/${rule.id}`).length, rule.id).toBeGreaterThanOrEqual(4)
})

describe.each(foldersIn(root))('%s', (rule) => {
  test.each(foldersIn(`${root}/${rule}`))('%s', async (name) => {
    const scene = readJson(`${rule}/${name}/scene.geojson`) as SceneFile
    const expected = readJson(`${rule}/${name}/findings.json`) as Expected
    const read = await readScene(scene)
    const question = { asOf: expected.on, versionId: expected.boundary ?? null }
    const answer = await check(read.park, question, SILENT)

    const found = answer.findings.filter((finding) => finding.rule === rule)
    expect(found.map(({ id, severity, verdict }) => ({ id, severity, verdict }))).toEqual(
      expected.findings.map(({ id, severity, verdict }) => ({ id, severity, verdict })),
    )
    for (const [i, { id, distance_m, evidence }] of expected.findings.entries()) {
      const { distanceMetres } = found[i]!
      if (distance_m === null) expect(distanceMetres, id).toBeNull()
      else {
        expect(expected.source, 'a distance needs a source').toBeTruthy()
        expect(Math.abs(distanceMetres! - distance_m), `${id}: ${distanceMetres} m`).toBeLessThanOrEqual(0.001)
      }
      expect(found[i]!.evidence, id).toMatchObject(evidence ?? {})
    }

    const notes = [...read.notes, ...answer.notes.filter(({ params }) => params['rule'] === rule)]
    expect(notes.map(({ code }) => code)).toEqual(expected.notes ?? [])
  })
})
