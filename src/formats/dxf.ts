import { InputError } from '../engine/model/trouble.ts'
import type { Format } from './format.ts'

const BINARY_MARK = 'AutoCAD Binary DXF'
const startOf = (head: Uint8Array) => String.fromCharCode(...head.subarray(0, 256))

/** Drawings of CAD programs as text, R12 to 2018. Those in binary, and DWG, are named and refused. */
export const dxf: Format = {
  id: 'dxf',
  extensions: ['dxf', 'dwg'],
  sniff(head, name) {
    const start = startOf(head)
    if (start.startsWith(BINARY_MARK) || /^AC10[0-3]\d/.test(start)) return 1
    if (/^(?:\u00ef\u00bb\u00bf)?(?:\s*999\s*?\r?\n[^\n]*\n)*\s*0\s*?\r?\n\s*SECTION/.test(start)) return 0.95
    return /\.(?:dxf|dwg)$/i.test(name) ? 0.8 : 0
  },
  async read({ main }, options, job) {
    const start = startOf(main.bytes)
    if (start.startsWith(BINARY_MARK)) throw new InputError('binary-dxf', {}, { file: main.name })
    if (/^AC10[0-3]\d/.test(start) || /\.dwg$/i.test(main.name))
      throw new InputError('dwg-not-supported', {}, { file: main.name })
    const { readDxf } = await import('./dxf-read.ts')
    return readDxf(main, options, job)
  },
}
