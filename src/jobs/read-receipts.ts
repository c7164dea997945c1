import * as v from 'valibot'
import type { Receipt } from '../project/receipt.ts'
import { parseJson } from '../formats/json.ts'
import { MANIFEST } from '../project/read-manifest.ts'
import type { FileSource } from './file-source.ts'

const NamedSchema = v.object({ layers: v.array(v.looseObject({ file: v.string(), receipt: v.optional(v.string()) })) })

const NoteSchema = v.looseObject({
  level: v.picklist(['note', 'error']),
  code: v.string(),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
  where: v.looseObject({}),
})

const FilesSchema = v.array(v.looseObject({ name: v.string(), bytes: v.number(), sha256: v.string() }))

/** As much of a receipt as is shown; it is text of somebody else's. */
const ReceiptSchema = v.looseObject({
  files: FilesSchema,
  format: v.string(),
  source: v.string(),
  importedAt: v.string(),
  read: v.number(),
  kept: v.number(),
  crs: v.looseObject({ code: v.string(), by: v.picklist(['file', 'guess', 'user']), named: v.nullable(v.string()) }),
  axes: v.looseObject({ swapped: v.boolean(), by: v.picklist(['file', 'guess', 'user']) }),
  encoding: v.nullable(v.looseObject({ name: v.string(), rule: v.string() })),
  key: v.looseObject({ column: v.nullable(v.string()), derived: v.boolean() }),
  notes: v.array(NoteSchema),
  facts: v.record(v.string(), v.string()),
  settings: v.looseObject({}),
  earlier: v.optional(v.array(v.looseObject({ files: FilesSchema, source: v.string() }))),
})

/** The import receipts that a park folder carries, by the files of their layers. One that cannot be read is left out. */
export async function readReceipts(source: FileSource): Promise<Map<string, Receipt>> {
  const receipts = new Map<string, Receipt>()
  const manifest = v.safeParse(NamedSchema, await parseJson({ name: MANIFEST, bytes: await source.read(MANIFEST) }))
  for (const { file, receipt } of manifest.success ? manifest.output.layers : []) {
    if (receipt === undefined) continue
    try {
      const read = v.safeParse(ReceiptSchema, await parseJson({ name: receipt, bytes: await source.read(receipt) }))
      if (!read.success) continue
      // The files that it was read from did not come along.
      const files = read.output.files.map((each) => ({ ...each, stored: null }))
      receipts.set(file.replace(/^\.\//, ''), { ...(read.output as unknown as Receipt), files })
    } catch {
      // A layer without its receipt is still the layer.
    }
  }
  return receipts
}
