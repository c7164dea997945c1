import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Note } from '../engine/model/trouble.ts'
import { companionOf, DBF_COMPANIONS } from './companions.ts'
import { cpgText } from './cpg.ts'
import { Dbf } from './dbf.ts'
import { looksLikeDbf } from './dbf-header.ts'
import type { Format } from './format.ts'
import { RowFaults } from './row-faults.ts'
import { stemOf } from './stem.ts'

const BATCH = 4096

/** A .dbf that stands alone: rows without shapes. */
export const dbfTable: Format = {
  id: 'dbf',
  extensions: ['dbf'],
  companions: DBF_COMPANIONS,
  sniff(head, name) {
    if (!/\.dbf$/i.test(name)) return 0
    return looksLikeDbf(head) ? 0.9 : 0.6
  },
  async read(source, { encoding }, job) {
    const { main } = source
    const dbf = new Dbf(main, cpgText(companionOf(source, 'cpg')), encoding)
    const builder = new TableBuilder()
    const deleted = new RowFaults()
    for (let index = 0; index < dbf.length; index++) {
      if (index % BATCH === 0) await job.report(index, dbf.length)
      if (dbf.isDeleted(index)) {
        deleted.add('dbf-deleted', index + 1)
        continue
      }
      dbf.read(index, builder.length)
      builder.endRow('', index + 1, null)
    }
    await job.report(dbf.length, dbf.length)
    const notes: Note[] = [...dbf.notes, ...deleted.notes(main.name, 'note')]
    if (dbf.length === 0) notes.push({ level: 'note', code: 'no-rows', params: {}, where: { file: main.name } })
    const layer = {
      name: stemOf(main.name),
      table: builder.build(dbf.columns(builder.length)),
      crs: null,
      encoding: dbf.encoding,
      fieldNames: dbf.fieldNames,
      notes,
    }
    return { layers: [layer], refused: [] }
  },
}
