/** The overview by enterprise against the slow way: every place with every plant, every distance, every survey. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { threeDegreeFrame } from '../../../src/engine/geometry/frame.ts'
import { planeArea } from '../../../src/engine/geometry/area.ts'
import { reframe } from '../../../src/engine/geometry/reframe.ts'
import { areaWithinUnion } from '../../../src/engine/geometry/relate.ts'
import { edgeDistance, shareGround } from '../../../src/engine/reach/edge-distance.ts'
import { plantSeparation, type Separation } from '../../../src/engine/reach/plant-separation.ts'
import { check } from '../../../src/jobs/check.ts'
import { SILENT } from '../../../src/jobs/progress.ts'
import { readPark } from '../../../src/jobs/read-park.ts'
import { seeded, share, star } from '../../random-polygons.ts'
import { area, memorySource, parkFolder, sceneOf, type SceneFeature, spot } from '../../scene.ts'
import { box } from '../../shapes.ts'

const ON = '2024-06-01'
const ZONE = threeDegreeFrame(37)
const within = share(0).map((value) => value * 1000)
const outline = fc.tuple(within, within, share(0.1)).chain(([x, y, size]) => star(x, y, 300 * size))

/** Layers of these kinds are written in longitude and latitude. */
function inDegrees(files: Map<string, string>, kinds: readonly string[]): Map<string, string> {
  const turned = new Map(files)
  const convert = (part: unknown): unknown =>
    Array.isArray(part) && typeof part[0] === 'number'
      ? ZONE.toLngLat(part[0], part[1] as number)
      : (part as unknown[]).map(convert)
  const park = JSON.parse(files.get('park.json')!) as { layers: { kind: string; frame: string }[] }
  for (const layer of park.layers)
    if (kinds.includes(layer.kind)) {
      layer.frame = 'EPSG:4490'
      const file = JSON.parse(files.get(`${layer.kind}.geojson`)!) as {
        crs: { properties: { name: string } }
        features: { geometry: { coordinates: unknown } }[]
      }
      file.crs.properties.name = 'EPSG:4490'
      for (const { geometry } of file.features) geometry.coordinates = convert(geometry.coordinates)
      turned.set(`${layer.kind}.geojson`, JSON.stringify(file))
    }
  return turned.set('park.json', JSON.stringify(park))
}

async function separate(features: readonly SceneFeature[], degrees: readonly string[]) {
  const read = await readPark(memorySource(inDegrees(parkFolder(sceneOf([...features])), degrees)), SILENT)
  const { scene } = await check(read.park, { asOf: ON, versionId: null }, SILENT)
  const work = plantSeparation(scene)
  let step = work.next()
  while (step.done !== true) step = work.next()
  return { scene, found: step.value }
}

/** Nothing is passed over: who shares ground, the least distance to the production areas, the share surveyed. */
function slowly({ places }: Separation, scene: Awaited<ReturnType<typeof separate>>['scene']) {
  return [...scene.enterprises.values()].map((plant) => {
    const { frame } = plant.shape
    const owned = scene.productionAreas.filter((one) => one.id === `a-${plant.id}`)
    const plane = reframe(plant.shape, frame.survey ? frame : ZONE)
    const surveys = scene.surveys?.map(({ shape }) => reframe(shape, plane.frame)) ?? null
    return {
      id: plant.id,
      inside: places.flatMap(({ place }, i) => (shareGround(reframe(place.shape, frame), plant.shape) ? [i] : [])),
      metres: owned.flatMap((one) =>
        places.map(({ place }) => edgeDistance(reframe(one.shape, place.shape.frame), place.shape)!.distanceMetres),
      ),
      coverage: surveys && Math.min(1, areaWithinUnion(plane, surveys) / planeArea(plane)),
    }
  })
}

const scenes = fc.record({
  plants: fc.array(outline, { minLength: 1, maxLength: 6 }),
  blocks: fc.array(outline, { maxLength: 6 }),
  points: fc.array(fc.tuple(within, within), { maxLength: 8 }),
  surveys: fc.array(fc.tuple(within, within), { maxLength: 3 }),
  degrees: fc.subarray(['enterprise', 'protection_target', 'survey_coverage', 'production_area']),
})

test('places in plants, the nearest distance and the coverage are those of the slow way, in any mixture of frames', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async ({ plants, blocks, points, surveys, degrees }) => {
      const features = [
        area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-01-01' }, box(0, 0, 1000, 1000)),
        ...plants.flatMap((corners, i) => [
          area('enterprise', { id: `E${i}`, name: `E${i}` }, corners),
          ...(i % 3 === 2 ? [] : [area('production_area', { id: `a-E${i}`, enterprise: `E${i}` }, corners)]),
        ]),
        ...blocks.map((corners, i) =>
          area('protection_target', { id: `B${i}`, kind: 'dormitory', persons: 5 }, corners),
        ),
        ...points.map(([x, y], i) => spot('protection_target', { id: `P${i}`, kind: 'school', persons: 9 }, x, y)),
        ...surveys.map(([x, y], i) =>
          area('survey_coverage', { id: `S${i}`, date: '2024-01-01' }, box(x, y, x + 400, y + 300)),
        ),
      ]
      const { scene, found } = await separate(features, degrees)
      const wanted = slowly(found, scene)
      expect(found.plants.map(({ plant }) => plant.id)).toEqual(wanted.map(({ id }) => id))
      for (const [i, { inside, metres, coverage }] of wanted.entries()) {
        const plant = found.plants[i]!
        expect(plant.inside).toEqual(inside)
        expect(plant.coverage).toBe(coverage)
        if (metres.length === 0) expect(plant.nearest).toBeNull()
        else {
          // 0.1 mm, as the cells of the distance table are held to.
          expect(Math.abs(plant.nearest!.metres - Math.min(...metres))).toBeLessThanOrEqual(1e-4)
          expect(Math.abs(metres[plant.nearest!.place]! - Math.min(...metres))).toBeLessThanOrEqual(2e-4)
        }
      }
      for (const [i, { plants: here }] of found.places.entries())
        expect(here).toEqual(wanted.flatMap(({ inside }, k) => (inside.includes(i) ? [k] : [])))
    }),
    seeded(60),
  )
})
