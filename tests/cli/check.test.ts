import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { area, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'
import { sizhi } from './sizhi.ts'

const { run, park, path, write } = sizhi()

const boundary = (version: string, from: string, size: number) =>
  area('boundary', { version, status: 'approved', approval_date: from }, box(0, 0, size, size))
const house = spot(
  'protection_target',
  { id: 'h1', kind: 'residence', name: '李家', name_en: 'Li house', persons: 3 },
  150,
  50,
)
/** Since 2024 the house at 150 m is inside. */
const scene = sceneOf([boundary('v1', '2020-01-01', 100), boundary('v2', '2024-01-01', 200), house])
const folder = park('park', scene)

interface Report {
  on: string
  boundary: string
  findings: { id: string; sentence: string }[]
  notes: { code: string; file?: string }[]
}
const json = (...args: string[]) => JSON.parse(run(['check', folder, '--format', 'json', ...args]).stdout) as Report

describe('exit code', () => {
  test('1 with a finding of severity error', () => {
    const { code, stdout } = run(['check', folder, '--on', '2026-07-01'])
    expect(code).toBe(1)
    expect(stdout).toContain('李家')
  })

  test('0 with none', () => {
    expect(run(['check', folder, '--on', '2022-07-01']).code).toBe(0)
  })

  test('2 when a layer cannot be used, and the rest is still checked', () => {
    const broken = park('broken', scene)
    writeFileSync(join(broken, 'protection_target.geojson'), '{"type":')
    const { code, stdout, stderr } = run(['check', broken, '--on', '2026-07-01', '--format', 'json'])
    expect(code).toBe(2)
    expect((JSON.parse(stdout) as Report).boundary).toBe('v2')
    expect(stderr).toContain('protection_target.geojson')
  })
})

describe('what cannot be used: exit code 2, one sentence, nothing on standard output', () => {
  test.each<[string, string[], string]>([
    ['no command', ['grow', folder], 'grow'],
    ['no folder', ['check'], 'PARK_DIR'],
    ['a folder that is not there', ['check', path('nowhere')], 'nowhere'],
    ['a file for a folder', ['check', join(folder, 'park.json')], 'park.json'],
    ['two folders', ['check', folder, folder], folder],
    ['an unknown option', ['check', folder, '--colour', 'red'], '--colour'],
    ['an option without a value', ['check', folder, '--on'], '--on'],
    ['a date that is none', ['check', folder, '--on', '2026-02-30'], '2026-02-30'],
    ['a date in another order', ['check', folder, '--on', '01.07.2026'], '01.07.2026'],
    ['a format that is none', ['check', folder, '--format', 'pdf'], 'text | json | csv | geojson'],
    ['a language that is none', ['check', folder, '--language', 'la'], 'zh | en'],
    ['a version that is not there', ['check', folder, '--boundary', 'v9'], 'v1, v2'],
  ])('%s', (_, args, named) => {
    const { code, stdout, stderr } = run(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(named)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('an output that cannot be written', () => {
    const { code, stdout, stderr } = run(['check', folder, '--output', join(folder, 'no', 'where')])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd().split('\n').at(-1)).toContain('ENOENT')
  })

  test('a folder without park.json: what is in it', () => {
    mkdirSync(path('bare'), { recursive: true })
    write('bare/boundary.geojson', '{}')
    const { code, stderr } = run(['check', path('bare')])
    expect(code).toBe(2)
    expect(stderr).toContain('boundary.geojson')
  })

  test('a park.json that is broken: file and line', () => {
    const broken = park('broken-manifest', scene)
    writeFileSync(join(broken, 'park.json'), '{\n"format": 1,\n"id": }')
    const { code, stderr } = run(['check', broken, '--language', 'en'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/park\.json.*line 3/)
  })

  test('a layer whose file lies outside the folder is not read', () => {
    const sly = park('sly', scene)
    const manifest = readFileSync(join(sly, 'park.json'), 'utf8')
    writeFileSync(join(sly, 'park.json'), manifest.replace('boundary.geojson', '../park/boundary.geojson'))
    const { code, stderr, stdout } = run(['check', sly, '--format', 'json', '--on', '2026-07-01'])
    expect(code).toBe(2)
    expect(stderr).toContain('../park/boundary.geojson')
    expect((JSON.parse(stdout) as Report).boundary).toBeNull()
  })
})

describe('options', () => {
  test('--on decides which version is in force', () => {
    expect([json('--on', '2023-12-31').boundary, json('--on', '2024-01-01').boundary]).toEqual(['v1', 'v2'])
  })

  test('without --on it is today, by the calendar of the machine', () => {
    const before = new Date()
    const { on } = json()
    const days = [before, new Date()].map((day) => day.toLocaleDateString('sv-SE'))
    expect(days).toContain(on)
  })

  test('--boundary checks another version', () => {
    expect(json('--on', '2026-07-01', '--boundary', 'v1')).toMatchObject({ boundary: 'v1', findings: [] })
  })

  test('--option=value is the same', () => {
    expect(json('--on=2026-07-01', '--boundary=v1').boundary).toBe('v1')
  })

  test('--language zh is the default, en is English in the sentences and on standard error', () => {
    expect(json('--on', '2026-07-01').findings[0]!.sentence).toContain('李家')
    expect(json('--on', '2026-07-01', '--language', 'en').findings[0]!.sentence).toContain('Li house is 50.0 m inside')
    expect(run(['check', path('nowhere'), '--language', 'en']).stderr).toMatch(/^[\x20-\x7e]+\n$/)
    expect(run(['check', path('nowhere')]).stderr).toMatch(/不是文件夹/)
  })

  test('--output writes the same bytes into a file, and nothing on standard output', () => {
    const file = path('findings.json')
    const { stdout, code } = run(['check', folder, '--on', '2026-07-01', '--format', 'json', '--output', file])
    expect([stdout, code]).toEqual(['', 1])
    expect(readFileSync(file, 'utf8')).toBe(run(['check', folder, '--on', '2026-07-01', '--format', 'json']).stdout)
    unlinkSync(file)
  })

  test('--help names every command', () => {
    for (const args of [['--help'], ['check', '--help']]) {
      const { code, stdout, stderr } = run(args)
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/sizhi check PARK_DIR/)
      expect(stdout).toMatch(/sizhi screen --zones/)
    }
    expect(run([]).code).toBe(2)
  })
})

describe('machine output', () => {
  test('is clean: notes go to standard error, and into the report', () => {
    const { stdout, stderr } = run(['check', folder, '--on', '2026-07-01', '--format', 'json'])
    const { notes } = JSON.parse(stdout) as Report
    expect(notes.length).toBeGreaterThan(0)
    expect(stderr.trimEnd().split('\n')).toHaveLength(notes.length)
  })

  test.each(['json', 'csv', 'geojson', 'text'])(
    '%s is the same byte for byte in another run, place and time zone',
    (format) => {
      const args = ['check', folder, '--on', '2026-07-01', '--format', format]
      const [a, b] = [run(args), run(args, { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' })]
      expect(a.stdout.length).toBeGreaterThan(50)
      expect(b.stdout).toBe(a.stdout)
    },
  )

  test('ends its lines with LF and begins without BOM', () => {
    for (const format of ['json', 'csv', 'geojson', 'text']) {
      const { stdout } = run(['check', folder, '--on', '2026-07-01', '--format', format])
      expect(stdout).not.toMatch(/\r|^\ufeff/)
      expect(stdout.endsWith('\n')).toBe(true)
    }
  })

  test('CSV: a finding a line', () => {
    const lines = run(['check', folder, '--on', '2026-07-01', '--format', 'csv']).stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('id,rule,severity,verdict,objects,distance_m,lng,lat,basis,sentence')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^resident-inside-boundary:protection_target\/h1,resident-inside-boundary,error,inside,/)
  })

  test('GeoJSON: a finding a point', () => {
    const { stdout } = run(['check', folder, '--on', '2026-07-01', '--format', 'geojson'])
    const { features } = JSON.parse(stdout) as { features: { geometry: { type: string; coordinates: number[] } }[] }
    expect(features).toHaveLength(1)
    expect(features[0]!.geometry.type).toBe('Point')
    expect(features[0]!.geometry.coordinates[0]).toBeCloseTo(111, 1)
  })
})

describe('--against', () => {
  interface WithLedger extends Report {
    ledger?: {
      from: string
      to: string
      area_m2: { plane: { net: number } }
      objects: { id: string; change: string }[]
      left_people: object[]
    }
  }
  const ledger = (...args: string[]) => (json('--on', '2026-07-01', ...args) as WithLedger).ledger

  test('adds the ledger, from the older version to the newer whichever is checked', () => {
    const added = ledger('--against', 'v1')!
    // The squares of 100 and of 200 m.
    expect(added).toMatchObject({ from: 'v1', to: 'v2', objects: [{ id: 'h1', change: 'entered' }], left_people: [] })
    expect(added.area_m2.plane.net).toBeCloseTo(30000, 4)
    expect(ledger('--boundary', 'v1', '--against', 'v2')).toEqual(added)
    expect(ledger('--boundary', 'v2', '--against', 'v1')).toEqual(added)
  })

  test('leaves the report as it is without it', () => {
    expect(ledger()).toBeUndefined()
  })

  test('has a section of its own in the text, in both languages', () => {
    const text = (language: string) =>
      run(['check', folder, '--on', '2026-07-01', '--against', 'v1', '--language', language]).stdout
    expect(text('zh')).toContain('边界变化：v1 → v2')
    expect(text('en')).toContain('Boundary change: v1 → v2')
  })

  test('names its groups, parts and areas as the page does', () => {
    const left = (id: string, x: number, record: object) =>
      spot('protection_target', { id, kind: 'residence', name: id, persons: 2, ...record }, x, 50)
    const texts = { east: '东至空地', declared_area_ha: 1 }
    const two = park('two-parts', {
      ...sceneOf([
        area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-01-01' }, box(0, 0, 400, 100)),
        area(
          'boundary',
          { version: 'v2', status: 'approved', approval_date: '2024-01-01', ...texts },
          box(0, 0, 100, 100),
        ),
        area(
          'boundary',
          { version: 'v2', status: 'approved', approval_date: '2024-01-01', ...texts },
          box(200, 0, 300, 100),
        ),
        left('stays', 150, { status: 'living', status_date: '2025-03-04', source: '入户普查' }),
        left('went', 160, { status: 'moved', status_date: '2023-05-06', source: '搬迁台账' }),
        left('silent', 170, {}),
      ]),
    })
    const args = ['check', two, '--on', '2026-07-01', '--against', 'v1']
    const { stdout } = run([...args, '--language', 'zh'])
    for (const line of [
      /改变位置关系的对象: 3\n {2}防护目标 {2}划出 {2}3\n/,
      /已迁出（有记录）: 1\n {2}went .* 2023-05-06 搬迁台账/,
      /仍居住: 1\n {2}stays .* 记录 2025-03-04：居住，入户普查/,
      /未知（无带日期的记录）: 1\n {2}silent/,
      /片区 1 {2}东：东至空地 {2}未关联道路或水系\n {2}片区 2 {2}东：/,
      /v1 {2}载明 — {2}量算 4\.0000 ha\n {2}v2 {2}片区 1 {2}载明 1 ha {2}量算 1\.0000 ha\n {2}v2 {2}片区 2/,
    ])
      expect(stdout).toMatch(line)
    const { ledger: record } = JSON.parse(run([...args, '--format', 'json']).stdout) as {
      ledger: { four_sides: { part: number }[]; declared: { version: string; number: number | null }[] }
    }
    expect(new Set(record.four_sides.map(({ part }) => part))).toEqual(new Set([1, 2]))
    expect(record.declared.map(({ version, number }) => [version, number])).toEqual([['v1', null], ['v2', 1], ['v2', 2]]) // prettier-ignore
  })

  test('names the versions there are when it is none of them, and says when there is nothing to compare', () => {
    const unknown = run(['check', folder, '--against', 'v9'])
    expect(unknown).toMatchObject({ code: 2, stdout: '' })
    expect(unknown.stderr).toContain('v1, v2')
    const none = run(['check', folder, '--on', '2019-07-01', '--against', 'v1', '--format', 'json'])
    expect(none.stderr).toContain('v1')
    expect((JSON.parse(none.stdout) as WithLedger).ledger).not.toHaveProperty('from')
  })
})
