import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import { frameOf, type Layer, type Park } from '../../engine/model/park.ts'
import { textAt } from '../../engine/model/table.ts'
import type { Receipt } from '../../project/receipt.ts'

/** Degrees within which two surveys of a house name one place: less than two metres. */
const SAME_PLACE = 0.000_015

/** Share of the old objects that must be in a file of the same name. */
const OF_ONE_FILE = 0.5
/** And in any other: a part of a list must not stand for the whole, for who is not in it would be gone. */
const OF_ANOTHER = 0.9

/**
 * The layer whose next state a new one is: it has most of the objects of the old one. It then takes its place, and its
 * objects keep their ids; added beside it, everybody would be counted twice. Of a file of the same name an object is known
 * by its id. Of any other file by its id with its name or its place: other villages number their houses from 1, too. Null
 * when there is none; an outline never has one: a new one is another version.
 */
export function layerBefore(
  receipts: ReadonlyMap<string, Receipt>,
  { layers }: Park,
  file: string,
  source: string,
  added: Layer | null,
): string | null {
  if (!added || added.kind === 'boundary') return null
  const ofKind = layers.filter(({ kind, table }) => kind === added.kind && table.length > 0)
  // A list of a hundred thousand is not looked through where there is nothing to find.
  if (ofKind.length === 0) return null
  const isFromFile = (layer: Layer) => {
    const receipt = receipts.get(layer.file)
    const each = receipt ? [receipt, ...(receipt.earlier ?? [])] : []
    return each.some(({ files, source: from }) => files[0]?.name === file && from === source)
  }
  const rows = new Map(added.table.ids.map((id, row) => [id, row]))
  const shareOf = ({ file: before, table }: Layer, isSame: (at: number, row: number) => boolean) => {
    let same = 0
    for (let at = 0; at < table.length; at++) {
      // Ids that another layer had already carry the file name; see `withOwnIds`.
      const row = rows.get(table.ids[at]!) ?? rows.get(table.ids[at]!.replace(`@${before}`, ''))
      if (row !== undefined && isSame(at, row)) same++
    }
    return same / table.length
  }
  const found =
    ofKind.find((layer) => isFromFile(layer) && shareOf(layer, () => true) >= OF_ONE_FILE) ??
    ofKind.find((layer) => shareOf(layer, (at, row) => isSameObject(layer, at, added, row)) >= OF_ANOTHER)
  return found?.file ?? null
}

function isSameObject(old: Layer, at: number, now: Layer, row: number): boolean {
  const name = textAt(old.table, 'name', at)
  if (name !== null && name === textAt(now.table, 'name', row)) return true
  const [then, place] = [firstPlace(old, at), firstPlace(now, row)]
  return (
    then !== null &&
    place !== null &&
    Math.abs(then[0] - place[0]) < SAME_PLACE &&
    Math.abs(then[1] - place[1]) < SAME_PLACE
  )
}

function firstPlace(layer: Layer, row: number): LngLat | null {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = layer.table.geometry
  if (shapeCodes[row] === 0) return null
  const start = ringOffsets[partOffsets[featureOffsets[row]!]!]! * 2
  return frameOf(layer).toLngLat(positions[start]!, positions[start + 1]!)
}
