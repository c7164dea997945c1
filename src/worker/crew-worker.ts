import { type PlacingRows, stretchPlacer } from '../engine/model/placing.ts'
import type { CrewAnswer, CrewOrder } from './crew-orders.ts'

/** One of the crew: is told what to place rows against, then places the stretches that it is handed. */
let place: ((rows: PlacingRows) => Uint8Array<ArrayBuffer>[]) | null = null

addEventListener('message', ({ data }: MessageEvent<CrewOrder>) => {
  if ('task' in data) {
    place = stretchPlacer(data.task)
    return
  }
  const codes = place!(data.rows)
  const answer: CrewAnswer = { job: data.job, codes }
  postMessage(answer, { transfer: codes.map(({ buffer }) => buffer) })
})
