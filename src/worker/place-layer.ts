import type { PlaceLayer } from '../jobs/check.ts'
import { Cancelled } from '../jobs/progress.ts'
import type { Crew } from './crew.ts'

let crew: Crew | null = null

/** A layer so large that every core should help; without nested workers this one does it alone. */
export const placeLayer: PlaceLayer | null =
  typeof Worker === 'undefined'
    ? null
    : async (layer, zones, progress) => {
        const { Crew } = await import('./crew.ts')
        try {
          crew ??= new Crew()
          return await crew.place(layer, zones, progress)
        } catch (error) {
          if (error instanceof Cancelled) throw error
          // A browser that gives no more workers: this one does the work, later but no worse.
          console.warn(error)
          crew?.end()
          crew = null
          return null
        }
      }
