import { InputError, type Note } from '../engine/model/trouble.ts'
import { decodeText } from './encoding.ts'
import type { FormatFile } from './format.ts'
import { codeOfWkt, type NamedCrs } from './prj.ts'

const MOST_BYTES = 65_536

/** The coordinate system of a .prj, with a note when it is none that is known; null is a file that is not there. */
export function readPrj(prj: FormatFile | null): Pick<NamedCrs, 'code' | 'shift'> & { notes: Note[] } {
  const unknown = { code: null, shift: null }
  if (!prj) return { ...unknown, notes: [] }
  const where = { file: prj.name }
  try {
    if (prj.bytes.length > MOST_BYTES) throw new InputError('prj-unreadable')
    const { code, name, shift } = codeOfWkt(decodeText(prj.bytes, null).text.replace(/^\ufeff/, ''))
    if (name === '' && code === null) throw new InputError('prj-unreadable')
    if (code !== null) return { code, shift, notes: [] }
    return { ...unknown, notes: [{ level: 'note', code: 'prj-unknown', params: { name: name.slice(0, 120) }, where }] }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { ...unknown, notes: [{ level: 'note', code: 'prj-unreadable', params: {}, where }] }
  }
}
