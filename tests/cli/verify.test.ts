import { expect, test } from 'vitest'
import { sizhi } from './sizhi.ts'

const { run } = sizhi()
const hostile = (name: string) => new URL(`../jobs/hostile/${name}.zip`, import.meta.url).pathname

test('unchanged: 0, with the seal code; the code of paper is compared', () => {
  const { code, stdout, stderr } = run(['verify', hostile('sealed')])
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^未改动\n/)
  const seal = /封存码: ([0-9a-f ]{79})\n/.exec(stdout)![1]!
  expect(stdout).toContain('1 个问题全部一致')
  expect(run(['verify', hostile('sealed'), '--seal', seal]).code).toBe(0)
  const other = run(['verify', hostile('findings-forged'), '--seal', seal, '--language', 'en'])
  expect(other.code).toBe(1)
  expect(other.stdout).toContain('manifest.json: the manifest is not that of the code on paper')
})

test('changed: 1, and what', () => {
  const { code, stdout } = run(['verify', hostile('data-changed'), '--language', 'en'])
  expect(code).toBe(1)
  expect(stdout).toMatch(/^Changed: 2 things\n/)
  expect(stdout).toContain('  park/protection_target.geojson: content changed\n')
  expect(stdout).toContain('not given by the data')
})

test('other revisions of the rules: a notice, and 0', () => {
  const { code, stdout } = run(['verify', hostile('findings-of-other-rules'), '--language', 'en'])
  expect(code).toBe(0)
  expect(stdout).toContain('this is a notice only')
})

test.each(['name-control', 'bomb-ratio', 'manifest-prototype', 'cut-off', 'manifest-missing'])(
  '%s: 2, one sentence',
  (name) => {
    const { code, stdout, stderr } = run(['verify', hostile(name)])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    // Nothing that steers the screen comes out.
    // eslint-disable-next-line no-control-regex
    expect(stderr.trimEnd()).not.toMatch(/[\u0000-\u001f\u202e]/)
  },
)

test('no package, no such file', () => {
  expect(run(['verify']).code).toBe(2)
  expect(run(['verify', 'nowhere.zip']).code).toBe(2)
})
