import type { Column } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { encodingOfDbf } from './dbf-encoding.ts'
import { type DbfHeader, readDbfHeader } from './dbf-header.ts'
import { DbfText, type RowTrouble, unpaddedEnd } from './dbf-text.ts'
import { type DbfBytes, type ReadValue, valueReader } from './dbf-value.ts'
import type { Encoding, FormatFile } from './format.ts'
import type { PropertyColumn } from './property-column.ts'
import { PropertyColumns } from './property-columns.ts'
import { RowFaults } from './row-faults.ts'

/** Most texts that are looked at to tell the encoding. */
const SAMPLES = 4000
const DELETED = 0x2a

interface FieldColumn {
  readonly column: PropertyColumn
  readonly offset: number
  readonly read: ReadValue | null
}

/** The records of a DBF, read one at a time. */
export class Dbf {
  /** Records that can be read, deleted ones among them. */
  readonly length: number
  readonly encoding: Encoding
  /** Of the fields as they are written: blank ones, and some that come twice. */
  readonly fieldNames: readonly string[]
  readonly #bytes: DbfBytes
  readonly #header: DbfHeader
  readonly #names: readonly string[]
  readonly #columns: PropertyColumns
  readonly #fields: readonly FieldColumn[]
  readonly #trouble: RowTrouble = { faults: new RowFaults(), repairs: new RowFaults() }
  readonly #file: string
  readonly #notes: Note[] = []

  /**
   * `cpg` is the text of the .cpg file, or null; `chosen` the encoding that the user named, or null. Throws InputError
   * for what is no DBF, and for a chosen encoding that does not fit.
   */
  constructor(file: FormatFile, cpg: string | null, chosen: string | null) {
    const header = readDbfHeader(file)
    this.#header = header
    const { buffer, byteOffset, byteLength } = file.bytes
    this.#bytes = { bytes: file.bytes, view: new DataView(buffer, byteOffset, byteLength) }
    this.#file = file.name
    this.length = Math.min(header.declared, header.held)
    if (header.held < header.declared)
      this.#say('error', 'dbf-cut-off', { read: header.held, declared: header.declared })
    const beyond = recordsBeyond(file.bytes, header)
    if (beyond > 0) this.#say('error', 'dbf-rows-beyond', { count: beyond, declared: header.declared })
    if (header.unreadable > 0) this.#say('error', 'dbf-fields-beyond', { count: header.unreadable })

    const samples = textSamples(file.bytes, header, this.length)
    const { languageDriver } = header
    const { encoding, notes } = encodingOfDbf(samples, { chosen, cpg, languageDriver }, file.name)
    this.encoding = encoding
    this.#notes.push(...notes)
    const text = new DbfText(encoding.name, this.#trouble)
    this.fieldNames = this.#writtenNames(header, encoding.name)
    const names = this.#distinctNames()
    this.#names = names
    this.#columns = new PropertyColumns(file.bytes, false, this.length)
    this.#fields = header.fields.map((field, i) => {
      const read = valueReader(field, names[i]!, text, this.#trouble)
      if (read === null) this.#say('note', 'dbf-memo', { field: names[i]! })
      return { column: this.#columns.column(names[i]!), offset: field.offset, read }
    })
  }

  /** What was said up to now; complete when all rows have been read. */
  get notes(): Note[] {
    const { faults, repairs } = this.#trouble
    return [...this.#notes, ...faults.notes(this.#file), ...repairs.notes(this.#file, 'note')]
  }

  isDeleted(index: number): boolean {
    return this.#bytes.bytes[this.#start(index)] === DELETED
  }

  /** Reads the values of a record into a row of the columns. Both count from 0. */
  read(index: number, row: number): void {
    const start = this.#start(index)
    for (const { column, offset, read } of this.#fields) read?.(column, row, this.#bytes, start + offset, index + 1)
  }

  /** The columns of so many rows; without any each field has one all the same. No more can be read then. */
  columns(rows: number): ReadonlyMap<string, Column> {
    if (rows > 0) return this.#columns.build(rows)
    return new Map(this.#names.map((name) => [name, new Float64Array(0)]))
  }

  #writtenNames(header: DbfHeader, encoding: string): string[] {
    const trouble = { faults: new RowFaults(), repairs: new RowFaults() }
    const text = new DbfText(encoding, trouble)
    const names = header.fields.map(({ nameBytes }) => text.nameOf(nameBytes)?.trim() ?? '')
    for (const { code, params } of trouble.repairs.notes(''))
      this.#say('note', code === 'text-cut-off' ? 'field-name-cut-off' : 'field-name-of-other-encoding', params)
    for (const { params } of trouble.faults.notes('')) this.#say('error', 'field-name-damaged', params)
    return names
  }

  /** None twice: a name cut at ten bytes may be that of another. */
  #distinctNames(): string[] {
    const names = new Set<string>()
    this.fieldNames.forEach((own, i) => {
      let name = own || `field_${i + 1}`
      for (let n = 2; names.has(name); n++) name = `${own || 'field'}_${n}`
      if (name !== own) this.#say('note', 'dbf-field-renamed', { name })
      names.add(name)
    })
    return [...names]
  }

  #start(index: number): number {
    return this.#header.headerBytes + index * this.#header.recordBytes
  }

  #say(level: Note['level'], code: string, params: Note['params'] = {}): void {
    this.#notes.push({ level, code, params, where: { file: this.#file } })
  }
}

/** Records that stand behind those that the header counts: a writer that was stopped had not counted them yet. */
function recordsBeyond(bytes: Uint8Array, { declared, held, headerBytes, recordBytes }: DbfHeader): number {
  let count = 0
  for (let index = declared; index < held; index++) {
    const flag = bytes[headerBytes + index * recordBytes]
    if (flag !== 0x20 && flag !== DELETED) break
    count++
  }
  return count
}

/** Names and texts that are not ASCII alone: all of them, or every second, fourth … so that they are spread evenly. */
function textSamples(bytes: Uint8Array, header: DbfHeader, length: number): Uint8Array[] {
  let samples: Uint8Array[] = []
  let step = 1
  let seen = 0
  const add = (start: number, end: number) => {
    let at = start
    while (at < end && bytes[at]! < 0x80) at++
    if (at === end || seen++ % step !== 0) return
    samples.push(bytes.subarray(start, unpaddedEnd(bytes, start, end)))
    if (samples.length < SAMPLES) return
    samples = samples.filter((_, i) => i % 2 === 0)
    step *= 2
  }
  const texts = header.fields.filter(({ type }) => type === 'C' || type === 'V')
  for (let index = 0; index < length; index++) {
    const start = header.headerBytes + index * header.recordBytes
    for (const { offset, length: size } of texts) add(start + offset, start + offset + size)
  }
  return [...header.fields.map(({ nameBytes }) => nameBytes), ...samples]
}
