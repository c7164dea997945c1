import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from './format.ts'

export interface DbfField {
  /** Up to 11 bytes in the encoding of the file, without the padding. */
  readonly nameBytes: Uint8Array
  /** One letter: C, N, F, L, D, I, B, O, @, T, M … */
  readonly type: string
  /** Bytes from the start of the record, and how many. */
  readonly offset: number
  readonly length: number
}

export interface DbfHeader {
  /** Records that the header promises, and whole ones that the file holds. */
  readonly declared: number
  readonly held: number
  readonly headerBytes: number
  readonly recordBytes: number
  /** Language driver, byte 29; 0 when it says nothing. */
  readonly languageDriver: number
  readonly fields: readonly DbfField[]
  /** Fields that reach beyond the record and cannot be read. */
  readonly unreadable: number
}

const DESCRIPTOR_BYTES = 32
const END_OF_FIELDS = 0x0d
/** Byte 18 of a descriptor of Visual FoxPro: a column of the system, such as the flags of nulls. */
const SYSTEM_COLUMN = 0x01

/** dBase III, IV, 5 and FoxPro, each with and without memos. */
const VERSIONS = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7b, 0x83, 0x8b, 0x8e, 0xcb, 0xf5, 0xfb,
])

/** Whether the first bytes can be the head of a DBF. */
export function looksLikeDbf(head: Uint8Array): boolean {
  if (head.length < DESCRIPTOR_BYTES || !VERSIONS.has(head[0]!)) return false
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const dateFits = head[2]! <= 12 && head[3]! <= 31
  return dateFits && view.getUint16(8, true) > DESCRIPTOR_BYTES && view.getUint16(10, true) > 0
}

/** Throws InputError for what is no DBF or ends within its header. */
export function readDbfHeader({ bytes, name: file }: FormatFile): DbfHeader {
  if (bytes.length === 0) throw new InputError('empty-file', {}, { file })
  if (bytes.length < DESCRIPTOR_BYTES) throw new InputError('not-dbf', {}, { file })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const declared = view.getUint32(4, true)
  const headerBytes = view.getUint16(8, true)
  const recordBytes = view.getUint16(10, true)
  if (headerBytes <= DESCRIPTOR_BYTES || recordBytes === 0) throw new InputError('not-dbf', {}, { file })
  const isKnown = VERSIONS.has(bytes[0]!)
  if (headerBytes > bytes.length) throw new InputError(isKnown ? 'dbf-header-cut' : 'not-dbf', {}, { file })

  const descriptors: { at: number; type: string; length: number; long: number }[] = []
  for (let at = DESCRIPTOR_BYTES; at + DESCRIPTOR_BYTES <= headerBytes; at += DESCRIPTOR_BYTES) {
    if (bytes[at] === END_OF_FIELDS) break
    const length = bytes[at + 16]!
    const type = String.fromCharCode(bytes[at + 11]!).toUpperCase()
    descriptors.push({ at, type, length, long: type === 'C' ? length + bytes[at + 17]! * 256 : length })
  }
  // Without any field a record is its deletion mark alone: some programs write that beside shapes without attributes.
  if (descriptors.length === 0 && (headerBytes > DESCRIPTOR_BYTES + 1 || recordBytes > 1))
    throw new InputError('not-dbf', {}, { file })
  // Texts over 255 bytes have the upper byte of their length where others say decimals. Writers also leave other things
  // there, so it counts only when the record is as long as that makes it.
  const sum = (lengths: number[]) => lengths.reduce((total, length) => total + length, 1)
  const isPlain = sum(descriptors.map(({ length }) => length)) === recordBytes
  const isLong = !isPlain && sum(descriptors.map(({ long }) => long)) === recordBytes
  // Some programs write a version of their own; what follows is a DBF all the same where its lengths agree.
  if (!isKnown && !isPlain && !isLong) throw new InputError('not-dbf', {}, { file })

  const fields: DbfField[] = []
  let unreadable = 0
  let offset = 1
  for (const { at, type, length: short, long } of descriptors) {
    const length = isLong ? long : short
    const nameEnd = bytes.subarray(at, at + 11).indexOf(0)
    const isSystem = bytes[0]! >= 0x30 && bytes[0]! <= 0x32 && (bytes[at + 18]! & SYSTEM_COLUMN) !== 0
    if (offset + length > recordBytes) unreadable++
    else if (!isSystem)
      fields.push({ nameBytes: bytes.subarray(at, at + (nameEnd === -1 ? 11 : nameEnd)), type, offset, length })
    offset += length
  }
  const held = Math.floor((bytes.length - headerBytes) / recordBytes)
  return { declared, held, headerBytes, recordBytes, languageDriver: bytes[29]!, fields, unreadable }
}
