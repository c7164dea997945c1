import { areLines, Records } from './geojson-lines.ts'
import { JsonCursor } from './json-cursor.ts'

const LIST = 0x5b
const LIST_END = 0x5d

/** Where a feature stands in a text. */
export interface Place {
  readonly from: number
  readonly end: number
}

/** Where the features stand in a text that has been read before, in their order. */
export interface Places {
  readonly places: Iterable<Place>
  /** Of a text that is a single one: the members that a collection made of it needs. */
  readonly whole: string | null
  readonly isByLines: boolean
}

/** `bytes` are UTF-8. Rows of a text by lines are numbered as their reader does: a line without anything is a place, too. */
export function placesOf(bytes: Uint8Array, isSequence: boolean): Places {
  if (isSequence || areLines(bytes)) return { places: recordsOf(bytes), whole: null, isByLines: true }
  const cursor = new JsonCursor(bytes)
  let [list, crs] = [-1, '']
  cursor.next()
  const from = cursor.at
  for (let name = cursor.nextName(true); name !== null; name = cursor.nextName(false)) {
    const isList = name === 'features' && cursor.next() === LIST
    const start = cursor.at
    cursor.skipValue()
    // Of a member that comes twice the last counts.
    if (isList) list = start
    if (name === 'crs') crs = `"crs":${new TextDecoder().decode(bytes.subarray(start, cursor.at))},`
  }
  if (list === -1) return { places: [{ from, end: cursor.at }], whole: crs, isByLines: false }
  return { places: placesIn(bytes, list), whole: null, isByLines: false }
}

function* recordsOf(bytes: Uint8Array): Generator<Place> {
  const records = new Records(bytes)
  for (let start = 0; start < bytes.length; start = records.limit + 1) {
    records.next(start)
    if (records.start < records.end || !records.isMarked) yield { from: records.start, end: records.end }
  }
}

function* placesIn(bytes: Uint8Array, list: number): Generator<Place> {
  const cursor = new JsonCursor(bytes)
  cursor.at = list + 1
  if (cursor.next() === LIST_END) return
  do {
    cursor.next()
    const from = cursor.at
    cursor.skipValue()
    yield { from, end: cursor.at }
  } while (cursor.takeCommaOr(LIST_END))
}
