import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from './format.ts'

const MOST_UNPACKED_BYTES = 400e6
/** Deflate reaches 1032; tables reach 30, tables that repeat themselves 150. */
const MOST_RATIO = 300
const RATIO_MATTERS_FROM_BYTES = 10e6
const MOST_PARTS = 10_000

const PART = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i

/** The parts of a workbook that hold its cells, unpacked; by name. */
export type XlsxParts = Readonly<Record<string, Uint8Array>>

/**
 * Unpacks what of an .xlsx the cells need. Sizes are those of the archive's directory and are checked before anything
 * is unpacked; nothing is ever unpacked beyond them. Throws InputError for another file, a damaged one, or a bomb.
 */
export async function unpackXlsx({ name, bytes }: FormatFile): Promise<XlsxParts> {
  const where = { file: name }
  if (isCompound(bytes)) throw new InputError(isEncrypted(bytes) ? 'xlsx-encrypted' : 'old-xls', {}, where)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new InputError('not-xlsx', {}, where)
  const { unzipSync } = await import('fflate')
  let count = 0
  let unpacked = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name: part, size, originalSize }) => {
        if (++count > MOST_PARTS) throw new InputError('xlsx-too-large', { most: MOST_UNPACKED_BYTES / 1e6 }, where)
        if (!PART.test(part)) return false
        unpacked += originalSize
        const bomb = originalSize > RATIO_MATTERS_FROM_BYTES && originalSize > size * MOST_RATIO
        if (bomb || unpacked > MOST_UNPACKED_BYTES)
          throw new InputError('xlsx-too-large', { most: MOST_UNPACKED_BYTES / 1e6 }, where)
        return true
      },
    })
  } catch (error) {
    throw error instanceof InputError ? error : new InputError('broken-xlsx', {}, where)
  }
}

/** The container of Office before 2007, which also holds a workbook with a password. */
export function isCompound(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
}

function isEncrypted(bytes: Uint8Array): boolean {
  // Names of streams stand in UTF-16 in the directory, which may be anywhere in the file.
  const name = [...'EncryptedPackage'].map((letter) => letter.charCodeAt(0))
  for (let at = bytes.indexOf(name[0]!); at !== -1; at = bytes.indexOf(name[0]!, at + 1))
    if (name.every((code, i) => bytes[at + i * 2] === code && bytes[at + i * 2 + 1] === 0)) return true
  return false
}

export interface SheetPart {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
  /** Its place in the workbook, from 1. */
  readonly place: number
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found ? unescaped(found[1] ?? found[2]!) : null
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name as string] ?? whole
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex as string, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The sheets of a workbook in their order; those without cells (charts) are left out. */
export function sheetsOf(parts: XlsxParts): SheetPart[] {
  const text = (part: string) => new TextDecoder().decode(parts[part] ?? new Uint8Array(0))
  const targets = new Map<string, string>()
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w{1,40}:)?Relationship\s[^>]{0,4000}>/g)) {
    const id = attribute(tag, 'Id')
    const target = attribute(tag, 'Target')
    if (id !== null && target !== null) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  return [...text('xl/workbook.xml').matchAll(/<(?:\w{1,40}:)?sheet\s[^>]{0,4000}>/g)]
    .map(([tag], i) => ({
      name: attribute(tag, 'name') ?? '',
      part: targets.get(attribute(tag, 'id') ?? '') ?? '',
      hidden: /^(?:hidden|veryHidden)$/.test(attribute(tag, 'state') ?? ''),
      place: i + 1,
    }))
    .filter(({ part }) => parts[part] !== undefined)
}
