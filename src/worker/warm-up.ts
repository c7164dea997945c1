import type { Park } from '../engine/model/park.ts'
import { check } from '../jobs/check.ts'
import { readDrafts } from '../jobs/import/read-drafts.ts'
import type { Progress } from '../jobs/progress.ts'

const HOUSES = 8000
/** Degrees; some of the houses lie inside, most do not. */
const SPREAD = 0.05

/**
 * A browser makes code fast only once it has run: an invented list of houses is imported and checked for nobody, so that
 * the first real one does not have to wait for that. Nothing of it is kept.
 */
export async function warmUp(park: Park, asOf: string, progress: Progress): Promise<void> {
  if (!park.place) return
  const bytes = new TextEncoder().encode(inventedHouses(park.place))
  const around = { park, receipts: new Map(), remembered: {}, now: asOf, newId: () => '' }
  const { tried } = await readDrafts([{ name: 'houses.geojson', bytes }], around, progress)
  const layer = tried[0]?.trial.layer
  if (layer) await check({ ...park, layers: [...park.layers, layer] }, { asOf, versionId: null }, progress)
}

function inventedHouses([lng, lat]: NonNullable<Park['place']>): string {
  const features = Array.from({ length: HOUSES }, (_, i) => {
    // Multiples of two irrational numbers: scattered evenly, the same every time.
    const [east, north] = [(i * 0.7548776662) % 1, (i * 0.5698402909) % 1]
    const place = [lng + (east - 0.5) * 2 * SPREAD, lat + (north - 0.5) * 2 * SPREAD].map((value) => value.toFixed(7))
    return (
      `{"type":"Feature","properties":{"id":"H${i}","name":"示例村${i}号","kind":"residence","persons":${i % 7}},` +
      `"geometry":{"type":"Point","coordinates":[${place.join(',')}]}}`
    )
  })
  return `{"type":"FeatureCollection","features":[${features.join(',\n')}]}`
}
