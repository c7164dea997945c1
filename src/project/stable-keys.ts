import { allDistinct } from '../engine/model/all-distinct.ts'
import type { Column, Table, Value } from '../engine/model/table.ts'
import { valueAt } from '../engine/model/table.ts'

/**
 * Identifiers that stay with their object when rows move: those that the table has (of the key column, or the feature
 * ids of the file), else derived from name and place. A second of the same gets a number in the order of the file.
 * `derived` counts the derived ones, `repeated` names the rows of given ones that came twice.
 */
export function stableKeys(table: Table): { ids: readonly string[]; derived: number; repeated: number[] } {
  let derived = 0
  const wanted = table.ids.map((given, index) => {
    const id = given.trim()
    if (id !== '') return id
    derived++
    return `p-${hash(contentOf(table, index))}`
  })
  if (allDistinct(wanted)) return { ids: wanted, derived, repeated: [] }
  const repeated: number[] = []
  return {
    ids: toldApart(wanted, (index) => table.ids[index]!.trim() !== '' && repeated.push(table.rows[index]!)),
    derived,
    repeated,
  }
}

/** Every text once: a second of the same gets a number. `again` is told the place of each of these. */
function toldApart(texts: readonly string[], again: (index: number) => void): string[] {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return texts.map((wanted, index) => {
    if (!taken.has(wanted)) {
      taken.add(wanted)
      return wanted
    }
    let id = wanted
    for (let count = next.get(wanted) ?? 2; taken.has(id); count++) {
      id = `${wanted}#${count}`
      next.set(wanted, count + 1)
    }
    again(index)
    taken.add(id)
    return id
  })
}

/** The table with these identifiers; a column `id` that is not the key keeps its values under another name. */
export function withKeys(table: Table, ids: readonly string[], key: string | null): Table {
  const columns = new Map<string, Column>(table.columns)
  const own = columns.get('id')
  if (own) {
    columns.delete('id')
    if (key !== 'id') columns.set(columns.has('file_id') ? 'file_id_2' : 'file_id', own)
  }
  return { ...table, ids, columns }
}

const text = (value: Value) => (value === null ? '' : String(value).trim())

/** Name and bounds to the seventh decimal of a degree or the centimetre: head-counts change, a house does not. */
function contentOf(table: Table, index: number): string {
  const { positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  const first = ringOffsets[partOffsets[featureOffsets[index]!]!]! * 2
  const end = ringOffsets[partOffsets[featureOffsets[index + 1]!]!]! * 2
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = first; i < end; i += 2) {
    minX = Math.min(minX, positions[i]!)
    maxX = Math.max(maxX, positions[i]!)
    minY = Math.min(minY, positions[i + 1]!)
    maxY = Math.max(maxY, positions[i + 1]!)
  }
  const round = Math.abs(maxX) <= 180 && Math.abs(maxY) <= 180 ? 1e7 : 100
  const name = text(valueAt(table, 'name', index))
  const least = `${name} ${Math.round(minX * round)} ${Math.round(minY * round)}`
  return first + 2 === end ? least : `${least} ${Math.round(maxX * round)} ${Math.round(maxY * round)}`
}

/** 53 bits of a text (cyrb53) in base 36: at a million objects one chance in 18,000 that any two agree. */
function hash(content: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0')
}
