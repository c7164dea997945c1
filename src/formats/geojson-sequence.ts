import type { Format } from './format.ts'
import { utf8Of } from './geojson.ts'

const NAMED = /\.(?:geojsonl|geojsons|geojsonseq|ndgeojson|ndjson|jsonl)$/i
/** A whole collection, whatever its name. */
const COLLECTION = /^(?:\xef\xbb\xbf)?\s*\{\s*"type"\s*:\s*"FeatureCollection"/

/** GeoJSON, a feature a line or after each record mark (RFC 8142). A file called .geojson is read as such by its reader. */
export const geojsonSequence: Format = {
  id: 'geojson-sequence',
  extensions: ['geojsonl', 'geojsons', 'geojsonseq', 'ndgeojson', 'ndjson', 'jsonl'],
  sniff(head, name) {
    if (head[0] === 0x1e) return 0.9
    return NAMED.test(name) && !COLLECTION.test(String.fromCharCode(...head)) ? 0.85 : 0
  },
  async read({ main }, options, job) {
    const { bytes, encoding } = await utf8Of(main, options)
    const { readLines } = await import('./geojson-lines.ts')
    return { layers: [{ ...(await readLines(bytes, main.name, job)), encoding }], refused: [] }
  },
}
