import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { path as corners } from '../shapes.ts'
import { sizhi } from './sizhi.ts'

const { run, write, path, program } = sizhi()
const invented = (name: string) => fileURLToPath(new URL(`../jobs/invented/${name}.geojson`, import.meta.url))
const [ZONES, POINTS] = [invented('zones'), invented('points')]

describe('exit code', () => {
  test('0 when it did its work, whatever it says', () => {
    const { code, stdout, stderr } = run(['screen', '--zones', ZONES, '--targets', POINTS])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')[0]).toBe('target_id,zone_id,verdict,distance_m,share')
  })

  test('2 when a row could not be used, and the others are screened', () => {
    const bad = write(
      'bad.geojson',
      readFileSync(POINTS, 'utf8').replace('"coordinates": [110', '"coordinates": [1100'),
    )
    const { code, stdout, stderr } = run(['screen', '--zones', ZONES, '--targets', bad, '--language', 'en'])
    expect(code).toBe(2)
    expect(stdout.split('\n').length).toBeGreaterThan(10)
    expect(stderr).toMatch(/bad\.geojson, row \d+/)
  })
})

describe('what cannot be used: exit code 2, one sentence, nothing on standard output', () => {
  const both = ['--zones', ZONES, '--targets', POINTS]
  test.each<[string, string[], string]>([
    ['no zones', ['--targets', POINTS], '--zones'],
    ['no targets', ['--zones', ZONES], '--targets'],
    ['a file that is not there', ['--zones', path('none.geojson'), '--targets', POINTS], 'none.geojson'],
    ['a folder for a file', ['--zones', path('.'), '--targets', POINTS], 'EISDIR'],
    ['metres that are none', [...both, '--within', 'far'], 'far'],
    ['negative metres', [...both, '--within=-1'], '-1'],
    ['metres without end', [...both, '--within', 'Infinity'], 'Infinity'],
    ['an unknown option', [...both, '--radius', '5'], '--radius'],
    ['a word too many', [...both, 'more'], 'more'],
    ['a field that is not there', [...both, '--zone-id', 'code'], 'code'],
    ['a format that is none', [...both, '--format', 'xlsx'], 'csv | json | geojson'],
  ])('%s', (_, args, named) => {
    const { code, stdout, stderr } = run(['screen', ...args])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(named)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('a file cut off: file and line', () => {
    const cut = write('cut.geojson', readFileSync(POINTS, 'utf8').split('\n').slice(0, 7).join('\n'))
    const { code, stderr } = run(['screen', '--zones', ZONES, '--targets', cut, '--language', 'en'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/cut\.geojson.*line 7/)
  })

  test('a file of another kind: which can be read', () => {
    const other = write('zones.tab', '!table')
    expect(run(['screen', '--zones', other, '--targets', POINTS]).stderr).toContain('.geojson .json .fgb')
  })
})

test('--output writes the same bytes into a file', () => {
  const args = ['screen', '--zones', ZONES, '--targets', POINTS, '--within', '600', '--format', 'geojson']
  const { stdout } = run([...args, '--output', path('out.geojson')])
  expect(stdout).toBe('')
  expect(existsSync(path('out.geojson'))).toBe(true)
  expect(readFileSync(path('out.geojson'), 'utf8')).toBe(run(args).stdout)
})

test('a reader that closes the pipe early is no bug', async () => {
  // More than a pipe holds.
  const features = Array.from({ length: 20_000 }, (_, i) => ({
    type: 'Feature',
    properties: { id: `target number ${i}` },
    geometry: { type: 'Point', coordinates: [110.9 + i * 1e-6, 35.6] },
  }))
  const zone = { type: 'Polygon', coordinates: [corners('110 35, 112 35, 112 36, 110 36, 110 35')] }
  const targets = write('many.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  const zones = write('one.geojson', JSON.stringify(zone))
  const child = spawn(process.execPath, [program, 'screen', '--zones', zones, '--targets', targets])
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdout.once('data', () => child.stdout.destroy())
  const [code] = (await once(child, 'close')) as [number]
  expect(said).toBe('')
  expect(code).toBe(0)
})
