import type { Note, Where } from '../model/trouble.ts'
import type { LineFault, TableRow } from './grading.ts'

/** A row as a choice: its number or symbol, then its name. */
export const rowText = ({ row, name }: TableRow): string => (row === name ? name : `${row} ${name}`)

/** A fault as something said about the input; `hazard` is named where several stand in one file. */
export function faultNote({ code, given, candidates }: LineFault, where: Where, hazard: string | null = null): Note {
  const params = {
    ...(given !== '' && { given }),
    ...(candidates.length > 0 && { candidates: candidates.map(rowText).join('; ') }),
    ...(hazard !== null && { hazard }),
  }
  return { level: 'error', code, params, where }
}
