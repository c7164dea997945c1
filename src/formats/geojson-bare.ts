import { joinedText } from './geojson-apart.ts'
import { type Place, placesOf } from './geojson-places.ts'
import { JsonBroken, JsonCursor, JsonTooDeep, NotUtf8 } from './json-cursor.ts'

const OBJECT = 0x7b
/** What a feature has beside its properties, by the specification or by the habit of programs. */
const OWN = new Set(['type', 'id', 'geometry', 'bbox', 'center', 'centroid'])
/** TypeError: what the decoder says of bytes that are no UTF-8. */
const REFUSED = [JsonBroken, JsonTooDeep, NotUtf8, TypeError]

/**
 * A text of GeoJSON in which the other members of each feature without a list of properties have become its properties,
 * as GDAL takes them. All else stays as it stood, and so do the rows. The text is UTF-8 that has been read before.
 */
export function withProperties(bytes: Uint8Array, isSequence: boolean): Uint8Array {
  const pieces: (Uint8Array | string)[] = []
  let at = 0
  for (const { from, end } of placesOf(bytes, isSequence).places) {
    if (bytes[from] !== OBJECT) continue
    const text = featureOf(bytes, { from, end })
    if (text === null) continue
    pieces.push(bytes.subarray(at, from), text)
    at = end
  }
  return joinedText([...pieces, bytes.subarray(at)])
}

/** null of a feature that has its properties, or says that it has none, and of what is no feature. */
function featureOf(bytes: Uint8Array, place: Place): string | null {
  try {
    return rewritten(bytes, place)
  } catch (error) {
    // A line that was refused, and will be again.
    if (REFUSED.some((kind) => error instanceof kind)) return null
    throw error
  }
}

function rewritten(bytes: Uint8Array, { from, end }: Place): string | null {
  const cursor = new JsonCursor(bytes)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })
  const own: string[] = []
  const others: string[] = []
  cursor.at = from
  for (let name = cursor.nextName(true); name !== null; name = cursor.nextName(false)) {
    const start = cursor.at
    const isList = bytes[start] === OBJECT
    cursor.skipValue()
    const value = decoder.decode(bytes.subarray(start, cursor.at))
    if (name === 'properties' && (isList || value === 'null')) return null
    if (name === 'type' && value !== '"Feature"') return null
    const member = `${JSON.stringify(name)}:${value}`
    if (OWN.has(name)) own.push(member)
    else others.push(member)
  }
  if (cursor.at !== end) return null
  return `{${[...own, `"properties":{${others.join()}}`].join()}}`
}
