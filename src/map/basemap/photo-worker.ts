import { createBirpc } from 'birpc'
import { InputError } from '../../engine/model/trouble.ts'
import { openPhoto, type Photo } from './photo.ts'
import type { PhotoJobs } from './photo-jobs.ts'
import { photoTile, zoomsOf } from './photo-tile.ts'

/** Reads and draws one photograph, so that the page stays quick. */

let photo: Photo | null = null

createBirpc<object, PhotoJobs>(
  {
    async open(file, name) {
      try {
        photo = await openPhoto(file, name)
      } catch (error) {
        if (error instanceof InputError) return { kind: 'refused', note: error.note }
        throw error
      }
      return { kind: 'done', bounds: photo.bounds, ...zoomsOf(photo) }
    },
    async tile(z, x, y, size) {
      const colours = photo && (await photoTile(photo, { z, x, y, size }))
      return colours && createImageBitmap(new ImageData(colours, size, size))
    },
  },
  {
    post: (message) => postMessage(message),
    on: (listen) => addEventListener('message', (event) => listen((event as MessageEvent).data)),
    timeout: -1,
  },
)
