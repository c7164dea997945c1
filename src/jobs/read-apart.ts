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
  const title = read.format === 'geojson' ? collectionName((await utf8Of(source.main, options)).bytes) : null
  const layers: RawLayer[] = []
  for (const layer of read.layers) {
    const apart = await textApart(layer, source, options, job, read.format)
    layers.push(title === null ? apart : { ...apart, title })
  }
  return { ...read, layers }
}

/** GeoJSON, the text of which is taken apart and read once more where there is such a feature. */
async function textApart(
  layer: RawLayer,
  source: FormatSource,
  options: ReadOptions,
  job: ReadJob,
  format: string,
): Promise<RawLayer> {
  const refusal = layer.notes.find(({ code }) => code === 'mixed-collection')
  if (!refusal) return layer
  const { utf8Of } = await import('../formats/geojson.ts')
  const { takenApart } = await import('../formats/geojson-apart.ts')
  const { main } = source
  const mixed = new Set(refusal.rows ?? [refusal.where.row!])
  const { bytes } = await utf8Of(main, options)
  const apart = takenApart(bytes, mixed, format === 'geojson-sequence')
  const again = await readSource(
    { ...source, main: { ...main, bytes: apart.bytes } },
    { ...options, encoding: null },
    job,
  )
  const [{ table, notes }] = again.layers as [RawLayer]
  const rowOf = (row: number) => apart.rows[row - 1]!
  return {
    ...layer,
    table: { ...table, rows: table.rows.map(rowOf) },
    notes: [...notes.map((note) => inRows(note, rowOf)), ...apart.remarks.notes(main.name, 'note')],
    features: featuresRead(layer),
  }
}

function inRows(note: Note, rowOf: (row: number) => number): Note {
  if (note.where.row === undefined) return note
  const where = { ...note.where, row: rowOf(note.where.row) }
  return note.rows ? { ...note, where, rows: [...new Set(note.rows.map(rowOf))] } : { ...note, where }
}
