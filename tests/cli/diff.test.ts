import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sizhi } from './sizhi.ts'

const { run, write, path } = sizhi()

type Position = [number, number]
const ring = (...corners: Position[]) => [[...corners, corners[0]!]]
const feature = (coordinates: unknown, properties: object = {}, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const collection = (...features: object[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4525' } },
    features,
  })
const at = (x: number, y: number): Position => [37500000 + x, 3941000 + y]

const OLD = ring(at(0, 0), at(100, 0), at(100, 100), at(0, 100))
const NOW = ring(at(0, 0), at(130, 0), at(130, 100), at(0, 100))

function files() {
  write('old.geojson', collection(feature(OLD)))
  write('new.geojson', collection(feature(NOW)))
  const points = { in: at(50, 50), came: at(115, 50), line: at(130, 50), out: at(140, 50) }
  write('points.geojson', collection(...Object.entries(points).map(([id, place]) => feature(place, { id }, 'Point'))))
  write('house.geojson', collection(feature(ring(at(125, 40), at(135, 40), at(135, 50)), { id: 'H' })))
}

describe('sizhi diff', () => {
  test('json: the contract, numbers unrounded', () => {
    files()
    const { code, stdout, stderr } = run([
      ...['diff', 'old.geojson', 'new.geojson', '--format', 'json'],
      ...['--targets', 'points.geojson', '--targets', 'house.geojson'],
    ])
    expect([code, stderr]).toEqual([0, ''])
    const answer = JSON.parse(stdout)
    expect(Object.keys(answer)).toEqual([
      'classification',
      'largest_offset_m',
      'area_m2',
      'by_side',
      'corners',
      'targets',
    ])
    expect(answer.classification).toBe('changed')
    expect(answer.largest_offset_m).toBeCloseTo(30, 4)
    expect(answer.area_m2.plane).toEqual({
      epsg: 4525,
      old: 10000,
      new: 13000,
      added: 3000,
      removed: 0,
      kept: 10000,
      net: 3000,
    })
    expect(Object.keys(answer.area_m2.ellipsoidal)).toEqual(['old', 'new', 'added', 'removed', 'kept', 'net'])
    expect(answer.by_side).toEqual({
      east: { added_m2: 3000, removed_m2: 0 },
      south: { added_m2: 0, removed_m2: 0 },
      west: { added_m2: 0, removed_m2: 0 },
      north: { added_m2: 0, removed_m2: 0 },
    })
    expect(answer.corners.map(({ kind }: { kind: string }) => kind)).toEqual(['moved', 'moved'])
    expect(answer.corners[0].distance_m).toBeCloseTo(30, 4)
    expect(answer.corners[0].from[0]).toBeCloseTo(111.0011, 3)
    expect(answer.targets).toEqual([
      { file: 'points.geojson', id: 'in', change: 'inside' },
      { file: 'points.geojson', id: 'came', change: 'entered' },
      { file: 'points.geojson', id: 'line', change: 'entered' },
      { file: 'points.geojson', id: 'out', change: 'outside' },
      { file: 'house.geojson', id: 'H', change: 'straddles' },
    ])
  })

  test('geojson: change polygons and corners', () => {
    files()
    const { code } = run(['diff', 'old.geojson', 'new.geojson', '--format', 'geojson', '--output', path('out.geojson')])
    expect(code).toBe(0)
    const { features } = JSON.parse(readFileSync(path('out.geojson'), 'utf8'))
    expect(features.map((item: ReturnType<typeof feature>) => item.geometry.type)).toEqual([
      'Polygon',
      'LineString',
      'LineString',
    ])
    expect(features[0].properties).toMatchObject({
      kind: 'added',
      side: 'east',
      plane_m2: 3000,
      within_tolerance: false,
    })
  })

  test('text in both languages', () => {
    files()
    expect(run(['diff', 'old.geojson', 'new.geojson']).stdout).toMatch(/边界有变化。[\s\S]*东 +\+0\.3000/)
    expect(run(['diff', 'old.geojson', 'old.geojson', '--language', 'en']).stdout).toContain('identical')
  })

  test('the tolerance: as given, or the sum of the accuracies, at least a metre', () => {
    write('a.geojson', collection(feature(OLD, { accuracy_m: 20 })))
    write('b.geojson', collection(feature(NOW, { accuracy_m: 11 })))
    files()
    const said = (...args: string[]) => JSON.parse(run(['diff', ...args, '--format', 'json']).stdout).classification
    expect(said('a.geojson', 'b.geojson')).toBe('redigitised')
    expect(said('old.geojson', 'new.geojson', '--tolerance', '30.1')).toBe('redigitised')
    expect(said('a.geojson', 'b.geojson', '--tolerance', '29.9')).toBe('changed')
  })

  test('an accuracy that a format keeps as text counts; one that is no length is told', () => {
    files()
    write('text.geojson', collection(feature(NOW, { accuracy_m: '31' })))
    write('wrong.geojson', collection(feature(NOW, { accuracy_m: -3 })))
    const args = ['diff', 'old.geojson', 'text.geojson', '--format', 'json']
    expect(JSON.parse(run(args).stdout).classification).toBe('redigitised')
    const { code, stderr } = run(['diff', 'old.geojson', 'wrong.geojson', '--language', 'en'])
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^wrong\.geojson, row 1: the accuracy “-3” is no number/)])
  })

  test('features of a file are parts; another zone measures the plane', () => {
    files()
    write('parts.geojson', collection(feature(OLD), feature(ring(at(200, 0), at(250, 0), at(250, 50), at(200, 50)))))
    const { area_m2 } = JSON.parse(
      run(['diff', 'old.geojson', 'parts.geojson', '--zone', '4526', '--format', 'json']).stdout,
    )
    expect(area_m2.plane.epsg).toBe(4526)
    expect(area_m2.plane.added).toBeGreaterThan(2501)
    expect(area_m2.ellipsoidal.added).toBeCloseTo(2500, 1)
  })

  test.each<[string, string[], string]>([
    ['one file', ['old.geojson'], 'NEW'],
    ['a file that is not there', ['old.geojson', 'none.geojson'], 'none.geojson'],
    ['no zone', ['old.geojson', 'new.geojson', '--zone', '4490'], '4490'],
    ['metres that are none', ['old.geojson', 'new.geojson', '--tolerance', 'x'], 'x'],
    ['several versions', ['old.geojson', 'versions.geojson'], 'v1, v2'],
    ['points for an outline', ['old.geojson', 'points.geojson'], 'points.geojson'],
    ['an outline that crosses itself', ['bow.geojson', 'new.geojson'], 'bow.geojson'],
    ['an outline on one line', ['old.geojson', 'flat.geojson'], 'flat.geojson, row 1: the outline has no area'],
    ['a hole beside its part', ['old.geojson', 'beside.geojson'], 'beside.geojson, row 1: a hole lies outside'],
    ['no outline', ['old.geojson', 'empty.geojson'], 'empty.geojson'],
  ])('cannot be used: %s', (_, args, named) => {
    files()
    write('versions.geojson', collection(feature(OLD, { version: 'v1' }), feature(NOW, { version: 'v2' })))
    write('bow.geojson', collection(feature(ring(at(0, 0), at(100, 100), at(100, 0), at(0, 100)))))
    write('flat.geojson', collection(feature(ring(at(0, 0), at(100, 37), at(200, 74)))))
    write('beside.geojson', collection(feature([...OLD, ...ring(at(200, 0), at(200, 50), at(250, 50))])))
    write('empty.geojson', collection())
    const { code, stdout, stderr } = run(['diff', ...args, '--language', 'en'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(named)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
