import { describe, expect, test } from 'vitest'
import { arcLabel, graticule, interval, type View } from '../../src/map/graticule.ts'

describe('labels', () => {
  test.each([
    [110 * 3600 + 58 * 60, 60, 'EW', '110°58′'],
    [35 * 3600 + 36 * 60, 600, 'NS', '35°36′'],
    [35 * 3600 + 6 * 60 + 5, 5, 'NS', '35°06′05″'],
    [111 * 3600, 3600, 'EW', '111°'],
    [111 * 3600, 60, 'EW', '111°00′'],
    [-30 * 60, 1800, 'EW', '0°30′W'],
    [-3600, 3600, 'NS', '1°S'],
  ] as const)('%d″ every %d″', (seconds, step, letters, label) => {
    expect(arcLabel(seconds, step, letters)).toBe(label)
  })
})

/** A view as MapLibre has it: 512 px for the whole equator at zoom 0, spherical Mercator. */
function viewAt(lng: number, lat: number, zoom: number, width: number, height: number): View {
  const scale = 512 * 2 ** zoom
  const x = (lng / 360 + 0.5) * scale
  const y = (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * scale
  const back = (py: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * py) / scale))) * 180) / Math.PI
  const west = ((x - width / 2) / scale - 0.5) * 360
  const east = ((x + width / 2) / scale - 0.5) * 360
  return [west, back(y + height / 2), east, back(y - height / 2)]
}

test('at every zoom from a province to a house three to ten lines each way, labels inside the frame', () => {
  for (let zoom = 5; zoom <= 20; zoom += 0.25) {
    const view = viewAt(110.98, 35.6, zoom, 1200, 800)
    const [west, south, east, north] = view
    const { labels } = graticule(view, 1200, 800)
    const along = (edge: string) => labels.filter(({ properties }) => properties['edge'] === edge)
    expect(along('top').length, `zoom ${zoom}`).toBeGreaterThanOrEqual(2)
    expect(along('top').length, `zoom ${zoom}`).toBeLessThanOrEqual(8)
    expect(along('left').length, `zoom ${zoom}`).toBeGreaterThanOrEqual(1)
    expect(along('left').length, `zoom ${zoom}`).toBeLessThanOrEqual(8)
    for (const { geometry } of labels) {
      const [lng, lat] = geometry.coordinates as [number, number]
      expect(lng >= west && lng <= east && lat >= south && lat <= north).toBe(true)
    }
    const texts = labels.map(({ properties }) => properties['text'])
    expect(new Set(texts).size, `zoom ${zoom}: ${texts.join()}`).toBe(texts.length)
  }
})

test('lines stand where their labels say, at whole steps', () => {
  // 512 · 2^13 px for 360°: a minute is 194 px wide and, at 35.6°, 239 px high; 1200 × 800 px hold 6.2 by 3.4 of them.
  const { lines, labels } = graticule(viewAt(110.98, 35.6, 13, 1200, 800), 1200, 800)
  expect(labels.map(({ properties }) => properties['text'])).toEqual([
    '110°56′',
    '110°57′',
    '110°58′',
    '110°59′',
    '111°00′',
    '111°01′',
    '35°35′',
    '35°36′',
    '35°37′',
  ])
  const meridians = lines.flatMap(({ geometry }) => {
    const [[from, to]] = geometry.coordinates as [[[number, number], [number, number]]]
    return from[0] === to[0] ? [from[0] * 60] : []
  })
  expect(meridians.every((minutes) => Math.abs(minutes - Math.round(minutes)) < 1e-9)).toBe(true)
})

test('the next nice step', () => {
  expect(interval(150 * 3600)).toBe(1)
  expect(interval(150 * 60)).toBe(60)
  expect(interval(149 * 60)).toBe(120)
  expect(interval(150)).toBe(3600)
  expect(interval(1)).toBe(108000)
})

test('over the line where east meets west longitudes go on', () => {
  const { labels } = graticule([170, -10, 190, 10], 1000, 1000)
  expect(
    labels.filter(({ properties }) => properties['edge'] === 'top').map(({ properties }) => properties['text']),
  ).toEqual(['175°', '180°W', '175°W'])
})
