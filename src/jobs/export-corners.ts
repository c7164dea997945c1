import { type BoundaryVersion, frameOf, type Park, versionsOf } from '../engine/model/park.ts'
import { selectRows } from '../engine/model/select-rows.ts'
import type { Table } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import { writableFormatOf } from '../formats/writable-format.ts'

/** Beyond these, digits come from a conversion and say nothing. */
const MOST_DECIMALS = { plane: 4, geographic: 9 } as const

export interface CornerFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A boundary version as corner file (界址点 TXT), in its own frame and with the decimals that it has. */
export async function cornerFile(park: Park, id: string): Promise<CornerFile> {
  const versions = versionsOf(park)
  const version = versions.find((one) => one.id === id)
  if (!version)
    throw new InputError('unknown-version', { version: id, known: versions.map((one) => one.id).join(', ') || '—' })
  const { layer } = version.parts[0]!
  if (version.parts.some((part) => part.layer !== layer)) throw new InputError('draft-in-layers', { version: id })
  const table = selectRows(
    layer.table,
    Uint32Array.from(version.parts, ({ index }) => index),
  )
  const frame = frameOf(layer)
  const name = `${park.name}-${id}.txt`
  const format = await writableFormatOf(name)
  const pieces: Uint8Array[] = []
  const facts = factsOf(park, version, decimalsOf(table, MOST_DECIMALS[frame.kind]), frame.kind)
  for await (const piece of format.write({ name, table, crs: frame.code, facts })) pieces.push(piece)
  return { name, bytes: new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer()) }
}

function factsOf(park: Park, version: BoundaryVersion, decimals: number | null, kind: 'plane' | 'geographic') {
  const facts = new Map<string, string>()
  if (decimals !== null) facts.set('decimals', String(decimals)).set('unit', kind === 'plane' ? 'metres' : 'degrees')
  if (version.accuracyMetres !== null) facts.set('精度', String(version.accuracyMetres))
  facts.set('边界版本', version.id)
  if (version.status === 'draft') facts.set('状态', '草案')
  if (version.document) facts.set('批准文号', version.document)
  if (park.sample) facts.set('说明', '示意数据')
  return facts
}

/** The most decimals that a coordinate has; null when they are more than anybody measures. */
function decimalsOf({ geometry }: Table, most: number): number | null {
  let decimals = 0
  for (const value of geometry.positions) {
    while (decimals <= most && Number(value.toFixed(decimals)) !== value) decimals++
    if (decimals > most) return null
  }
  return decimals
}
