import { cellAt, type Column, isText, type Table, type Value } from '../engine/model/table.ts'
import type { TextColumn } from '../engine/model/text-column.ts'
import { COLUMN_TYPES, type ColumnType } from './flatgeobuf-schema.ts'

export interface WrittenColumn {
  readonly name: string
  readonly type: ColumnType
  readonly column: Column
}

/** The columns of a table with the narrowest type that holds every value. FlatGeobuf has no ids, so they are one. */
export function writtenColumns(table: Table): WrittenColumn[] {
  const columns = [...table.columns].map(([name, column]) => ({ name, column, type: typeOf(column) }))
  if (table.columns.has('id') || table.ids.every((id) => id === '')) return columns
  const words = ['', ...table.ids]
  const codes = Uint32Array.from(table.ids, (id, index) => (id === '' ? 0 : index + 1))
  return [{ name: 'id', type: 'String', column: { codes, words: [null, ...words.slice(1)] } }, ...columns]
}

function typeOf(column: Column): ColumnType {
  if (column instanceof Float64Array) return numberType(column)
  if (!column.codes) return 'String'
  // After rows were left out, not every word is in use.
  const used = new Uint8Array(column.words.length)
  for (const code of column.codes) used[code] = 1
  const words = column.words.filter((word, code) => used[code] === 1 && word !== null)
  if (words.length > 0 && words.every((word) => typeof word === 'boolean')) return 'Bool'
  if (words.length > 0 && words.every((word) => typeof word === 'number')) return numberType(words)
  return words.every((word) => typeof word === 'string') ? 'String' : 'Json'
}

/** NaN is no value. */
function numberType(numbers: Iterable<number>): ColumnType {
  let type: ColumnType = 'Int'
  let some = false
  for (const number of numbers) {
    if (Number.isNaN(number)) continue
    if (!Number.isSafeInteger(number) || Object.is(number, -0)) return 'Double'
    some = true
    if ((number | 0) !== number) type = 'Long'
  }
  return some ? type : 'Double'
}

/** The values of one row, one behind the other, each with the number of its column in front; a null is left out. */
export class PropertyBytes {
  #bytes = new Uint8Array(1024)
  #view = new DataView(this.#bytes.buffer)
  readonly #encoder = new TextEncoder()

  /** Valid until the next call. */
  of(columns: readonly WrittenColumn[], index: number): Uint8Array {
    let at = 0
    columns.forEach(({ type, column }, number) => {
      if (isText(column)) return (at = this.#copyText(at, number, column, index))
      const value = cellAt(column, index)
      if (value === null) return
      this.#room(at + 16)
      this.#view.setUint16(at, number, true)
      at = this.#write(at + 2, type, value)
    })
    return this.#bytes.subarray(0, at)
  }

  /** A text that stands as bytes; none is left out. Returns where the next value goes. */
  #copyText(at: number, number: number, { bytes, starts, lengths }: TextColumn, index: number): number {
    const start = starts[index]!
    const length = lengths[index]!
    if (start === 0) return at
    this.#room(at + 6 + length)
    this.#view.setUint16(at, number, true)
    this.#view.setUint32(at + 2, length, true)
    this.#bytes.set(bytes.subarray(start, start + length), at + 6)
    return at + 6 + length
  }

  #write(at: number, type: ColumnType, value: Value): number {
    switch (type) {
      case 'Bool':
        this.#view.setUint8(at, value === true ? 1 : 0)
        return at + 1
      case 'Int':
        this.#view.setInt32(at, value as number, true)
        return at + 4
      case 'Long':
        this.#view.setBigInt64(at, BigInt(value as number), true)
        return at + 8
      case 'Double':
        this.#view.setFloat64(at, value as number, true)
        return at + 8
      default: {
        const text = type === 'String' ? (value as string) : JSON.stringify(value)
        // A UTF-16 unit is three bytes at most.
        this.#room(at + 4 + text.length * 3)
        const { written } = this.#encoder.encodeInto(text, this.#bytes.subarray(at + 4))
        this.#view.setUint32(at, written, true)
        return at + 4 + written
      }
    }
  }

  #room(length: number): void {
    if (length <= this.#bytes.length) return
    const longer = new Uint8Array(Math.max(length, this.#bytes.length * 2))
    longer.set(this.#bytes)
    this.#bytes = longer
    this.#view = new DataView(longer.buffer)
  }
}

export const numberOfType = (type: ColumnType): number => COLUMN_TYPES.indexOf(type)
