import { threeDegreeFrame } from '../engine/geometry/frame.ts'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import type { Layer } from '../engine/model/park.ts'
import { type Value, valueAt } from '../engine/model/table.ts'
import type { Language } from '../i18n/index.ts'
import type { ParkView } from '../jobs/park-view.ts'
import { nameAt, type ObjectIndex } from './objects.ts'
import { BEGINS, normal, NOT_AT_ALL, rankOf, rowRanks } from './search-text.ts'

export type Hit =
  | { readonly kind: 'object'; readonly ref: ObjectRef; readonly title: string; readonly detail: string }
  | { readonly kind: 'version'; readonly id: string; readonly title: string; readonly detail: string }
  | { readonly kind: 'place'; readonly at: LngLat; readonly title: string; readonly detail: string }

const MOST = 12
const KINDS = ['enterprise', 'hazard_source', 'protection_target', 'production_area'] as const
const FIELDS = ['name', 'name_en', 'id', 'medium', 'settlement'] as const

/** Names, companies, chemicals, document numbers and coordinates. Hits at the beginning of a name come first. */
export function search(query: string, index: ObjectIndex, language: Language): Hit[] {
  const wanted = normal(query)
  if (wanted === '') return []
  const place = coordinateOf(query, index.view)
  const ranked: [Hit[], Hit[]] = [[], []]
  const add = (hit: Hit, rank: number) => {
    if (rank !== NOT_AT_ALL) ranked[rank === BEGINS ? 0 : 1].push(hit)
  }
  const consider = (hit: Hit, texts: readonly (string | null)[]) =>
    add(hit, Math.min(...texts.map((text) => rankOf(text, wanted))))
  const { park, versions } = index.view
  for (const { id, document, authority, approvalDate } of versions)
    consider({ kind: 'version', id, title: id, detail: [document, approvalDate].filter(Boolean).join(' · ') }, [
      id,
      document,
      authority,
    ])
  for (const kind of KINDS)
    for (const layer of park.layers) {
      if (layer.kind !== kind) continue
      const ranks = rowRanks(layer.table, FIELDS, wanted)
      if (kind === 'hazard_source')
        ranks.forEach((rank, row) => (ranks[row] = Math.min(rank, hazardRank(layer, row, index, language, wanted))))
      for (const row of foremost(ranks)) add(rowHit(layer, row, index, language), ranks[row]!)
    }
  for (const { id, title, titleEn, document, date } of park.materials)
    consider(
      {
        kind: 'object',
        ref: { layer: 'material', id },
        title: (language === 'en' && titleEn) || title,
        detail: [document, date].filter(Boolean).join(' · '),
      },
      [id, title, titleEn, document],
    )
  return [...(place ? [place] : []), ...ranked.flat().slice(0, MOST)]
}

/** The rows that may be shown: of each rank as many as are shown at most, in their order. */
function foremost(ranks: Uint8Array): number[] {
  const counts = [0, 0]
  const rows: number[] = []
  for (let row = 0; row < ranks.length && counts[BEGINS]! < MOST; row++) {
    const rank = ranks[row]!
    if (rank !== NOT_AT_ALL && counts[rank]!++ < MOST) rows.push(row)
  }
  return rows
}

function rowHit(layer: Layer, row: number, index: ObjectIndex, language: Language): Hit {
  const ref = { layer: layer.kind, id: layer.table.ids[row]! }
  const substances = layer.kind === 'hazard_source' ? substanceNames(valueAt(layer.table, 'substances', row)) : []
  const owner = ownerOf(layer, row, index, language)
  return {
    kind: 'object',
    ref,
    title: nameAt(layer, row, language),
    detail: [ref.id, owner ?? substances.join('、')].filter(Boolean).join(' · '),
  }
}

/** A hazard is found by what it holds and whose it is, too. */
function hazardRank(layer: Layer, row: number, index: ObjectIndex, language: Language, wanted: string): number {
  const texts = [...substanceNames(valueAt(layer.table, 'substances', row)), ownerOf(layer, row, index, language)]
  return Math.min(...texts.map((text) => rankOf(text, wanted)))
}

function ownerOf(layer: Layer, row: number, index: ObjectIndex, language: Language): string | null {
  const id = valueAt(layer.table, 'enterprise', row)
  return typeof id === 'string' ? index.name({ layer: 'enterprise', id }, language) : null
}

export function substanceNames(value: Value): string[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Value[]).flatMap((item) =>
    typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string' ? [item.name] : [],
  )
}

/** Two numbers: degrees in either order, or easting and northing with or without the prefix of the park's zone. */
function coordinateOf(query: string, { park }: ParkView): Hit | null {
  if (!/^[-+\d\s.,，;、°′″'"ENXYenxy东西经南北纬]+$/.test(query)) return null
  const numbers = query
    .replace(/[°ENen东经北纬，,;、\s]+/g, ' ')
    .match(/-?\d+(?:\.\d+)?/g)
    ?.map(Number)
  if (numbers?.length !== 2) return null
  const [a, b] = numbers as [number, number]
  const hit = (at: LngLat): Hit | null =>
    Math.abs(at[0] - park.zone * 3) < 6 && at[1] > 0 && at[1] < 60
      ? { kind: 'place', at, title: `${at[0].toFixed(6)}, ${at[1].toFixed(6)}`, detail: '' }
      : null
  if (Math.abs(a) <= 180 && Math.abs(b) <= 180) return hit([a, b]) ?? hit([b, a])
  const frame = threeDegreeFrame(park.zone)
  const [easting, northing] = a > 1e7 || (a < 1e6 && b > 1e6) ? [a, b] : [b, a]
  return hit(frame.toLngLat(easting < 1e6 ? easting + park.zone * 1e6 : easting, northing))
}
