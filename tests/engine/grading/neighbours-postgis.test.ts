/** What PostGIS says of the same ground; see oracle/neighbours.py. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plantNeighbours } from '../../../src/engine/grading/plant-neighbours.ts'
import { RING_PLACES } from '../../../src/engine/grading/standings.ts'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { placesOf } from '../../../src/engine/model/park.ts'
import { readScene } from '../../scene.ts'

type Coordinates = number | readonly Coordinates[]
interface Geometry {
  type: string
  coordinates: Coordinates
}
const { plants, places, near } = JSON.parse(
  readFileSync(new URL('oracle/neighbours.json', import.meta.url), 'utf8'),
) as { plants: Geometry[]; places: Geometry[]; near: [number, number, number, string][] }

/** The same ground in another frame. */
function inFrame(code: string, coordinates: Coordinates): Coordinates {
  if (typeof coordinates === 'number') return coordinates
  if (typeof coordinates[0] !== 'number') return coordinates.map((inner) => inFrame(code, inner))
  return frameByCode(code)!.fromLngLat(coordinates[0], coordinates[1] as number)
}

function park(plantFrame: string, placeFrame: string, only: (type: string) => boolean) {
  const of = (layer: string, geometries: Geometry[], code: string, kept: (type: string) => boolean) =>
    geometries.flatMap(({ type, coordinates }, k) =>
      kept(type)
        ? [
            {
              type: 'Feature' as const,
              properties: { layer, id: String(k), kind: 'residence' },
              geometry: { type, coordinates: inFrame(code, coordinates) },
            },
          ]
        : [],
    )
  return readScene({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: plantFrame } },
    park: { layers: { protection_target: { frame: placeFrame } } },
    features: [
      ...of('enterprise', plants, plantFrame, () => true),
      ...of('protection_target', places, placeFrame, only),
    ],
  })
}

const FRAMES = ['EPSG:4490', 'EPSG:4525', 'EPSG:4526']

test.each(FRAMES.flatMap((plant) => FRAMES.map((place) => [plant, place] as const)))(
  'plants in %s, places in %s',
  async (plantFrame, placeFrame) => {
    for (const only of [() => true, (type: string) => type === 'Point']) {
      const read = await park(plantFrame, placeFrame, only)
      expect(read.notes).toEqual([])
      const layer = read.park.layers.find(({ kind }) => kind === 'protection_target')!
      const found = plantNeighbours(placesOf(read.park, 'enterprise'), [layer]).flatMap((list, plant) =>
        Array.from(list.rows, (row, k) => ({
          key: `${plant} ${layer.table.ids[row]} ${RING_PLACES[list.places[k]!]}`,
          metres: list.metres[k]!,
        })),
      )
      const expected = near.filter(([, place]) => only(places[place]!.type))
      expect(found.map(({ key }) => key).sort()).toEqual(
        expected.map(([plant, place, , where]) => `${plant} ${place} ${where}`).sort(),
      )
      const metresOf = new Map(expected.map(([plant, place, metres, where]) => [`${plant} ${place} ${where}`, metres]))
      for (const { key, metres } of found) expect(Math.abs(metres - metresOf.get(key)!), key).toBeLessThan(0.01)
    }
  },
)
