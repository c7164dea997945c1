/** Reads a table with one reader and unfolds it, which is easier to expect things of. */
import { readFileSync } from 'node:fs'
import { cellAt, type Table, type Value } from '../../src/engine/model/table.ts'
import { type Format, NO_OPTIONS, type RawLayer, type ReadOptions, SILENT_JOB } from '../../src/formats/format.ts'

export const tableFile = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`files/tables/${name}`, import.meta.url)))

/** Each row as the values of its columns, in their order. */
export function valuesOf(table: Table): Value[][] {
  return Array.from({ length: table.length }, (_, i) => [...table.columns.values()].map((column) => cellAt(column, i)))
}

export async function readLayers(
  format: Format,
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = NO_OPTIONS,
): Promise<readonly RawLayer[]> {
  const { layers } = await format.read({ main: { name, bytes }, companions: [] }, options, SILENT_JOB)
  return layers
}

export const notesOf = ({ notes }: Pick<RawLayer, 'notes'>) =>
  notes.map(({ code, where }) => `${code} ${where.row ?? ''}`.trim())
