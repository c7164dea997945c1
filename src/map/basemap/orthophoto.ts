import { createBirpc } from 'birpc'
import { InputError } from '../../engine/model/trouble.ts'
import { type Basemap, BASEMAP_SOURCE, RASTER_PAINT, removeBasemap } from './basemap.ts'
import { serveTiles } from './local-tiles.ts'
import type { PhotoJobs } from './photo-jobs.ts'

const TILE_PIXELS = 256

/** A GeoTIFF of the device as ground; its tiles are made when they come into view. @throws InputError */
export async function openOrthophoto(file: File): Promise<Basemap> {
  const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' })
  const crashed = new Promise<never>((_resolve, reject) =>
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'worker'))),
  )
  crashed.catch(() => undefined)
  const jobs = createBirpc<PhotoJobs>(
    {},
    {
      post: (message) => worker.postMessage(message),
      on: (listen) => worker.addEventListener('message', (event) => listen(event.data)),
      timeout: -1,
    },
  )
  const opened = await Promise.race([jobs.open(file, file.name), crashed]).catch((error: unknown) => {
    worker.terminate()
    throw error
  })
  if (opened.kind === 'refused') {
    worker.terminate()
    throw new InputError(opened.note.code, opened.note.params, opened.note.where)
  }
  const { bounds, minzoom, maxzoom } = opened
  // On fine screens a tile has as many pixels as it covers.
  const size = devicePixelRatio > 1 ? TILE_PIXELS * 2 : TILE_PIXELS
  const { template, forget } = serveTiles((z, x, y) => Promise.race([jobs.tile(z, x, y, size), crashed]))
  return {
    name: { zh: file.name, en: file.name },
    kind: 'orthophoto',
    bounds,
    attribution: null,
    attach(map, below) {
      map.addSource(BASEMAP_SOURCE, {
        type: 'raster',
        tiles: [template],
        tileSize: TILE_PIXELS,
        bounds: [...bounds],
        minzoom,
        maxzoom,
      })
      map.addLayer({ id: 'basemap', type: 'raster', source: BASEMAP_SOURCE, paint: RASTER_PAINT }, below)
    },
    detach: removeBasemap,
    close() {
      forget()
      worker.terminate()
    },
  }
}
