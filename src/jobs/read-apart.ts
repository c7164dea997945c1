import type { Note } from '../engine/model/trouble.ts'
import type { FormatSource, RawLayer, ReadJob, ReadOptions } from '../formats/format.ts'
import { type Identified, readSource } from '../formats/index.ts'
import { featuresRead } from './features-read.ts'

/**
 * Reads a file as `readSource` does, and a feature of several kinds of shapes as a row of each, under one number. For
 * files that somebody brings: people are then counted once by `personsOnce`. In the layers of a park such a feature is
 * refused by its row.
 */
export async function readApart(source: FormatSource, options: ReadOptions, job: ReadJob): Promise<Identified> {
  const read = await readSource(source, { ...options, apart: true }, job)
  if (!read.format.startsWith('geojson')) return read
  const [{ utf8Of }, { collectionName }] = await Promise.all([
    import('../formats/geojson.ts'),
    import('../formats/geojson-name.ts'),
  ])
  const { bytes } = await utf8Of(source.main, options)
  const isSequence = read.format === 'geojson-sequence'
  const title = isSequence ? null : collectionName(bytes)
  const again = async (text: Uint8Array): Promise<RawLayer> => {
    const main = { ...source.main, bytes: text }
    const { layers } = await readSource({ ...source, main }, { ...options, encoding: null }, job)
    return layers[0]!
  }
  const layers: RawLayer[] = []
  for (const found of read.layers) {
    const { layer, text } = await withMembers(found, { bytes, isSequence }, again)
    const apart = await textApart(layer, text, source.main.name, again)
    layers.push(title === null ? apart : { ...apart, title })
  }
  return { ...read, layers }
}

/** GeoJSON in UTF-8. */
interface Text {
  readonly bytes: Uint8Array
  readonly isSequence: boolean
}
type ReadAgain = (bytes: Uint8Array) => Promise<RawLayer>

/** Features without a list of properties are read once more, with their other members for properties. */
async function withMembers(layer: RawLayer, text: Text, again: ReadAgain): Promise<{ layer: RawLayer; text: Text }> {
  if (!layer.isBare) return { layer, text }
  const { withProperties } = await import('../formats/geojson-bare.ts')
  const bytes = withProperties(text.bytes, text.isSequence)
  const { table, notes, leftOut = [] } = await again(bytes)
  return { layer: { ...layer, table, notes, leftOut }, text: { ...text, bytes } }
}

/** The text is taken apart and read once more where a feature has several kinds of shapes. */
async function textApart(layer: RawLayer, text: Text, file: string, again: ReadAgain): Promise<RawLayer> {
  const refusal = layer.notes.find(({ code }) => code === 'mixed-collection')
  if (!refusal) return layer
  const { takenApart } = await import('../formats/geojson-apart.ts')
  const mixed = new Set(refusal.rows ?? [refusal.where.row!])
  const apart = takenApart(text.bytes, mixed, text.isSequence)
  const { table, notes, leftOut = [] } = await again(apart.bytes)
  const rowOf = (row: number) => apart.rows[row - 1]!
  return {
    ...layer,
    table: { ...table, rows: table.rows.map(rowOf) },
    leftOut,
    notes: [...notes.map((note) => inRows(note, rowOf)), ...apart.remarks.notes(file, 'note')],
    features: featuresRead(layer),
  }
}

function inRows(note: Note, rowOf: (row: number) => number): Note {
  if (note.where.row === undefined) return note
  const where = { ...note.where, row: rowOf(note.where.row) }
  return note.rows ? { ...note, where, rows: [...new Set(note.rows.map(rowOf))] } : { ...note, where }
}
