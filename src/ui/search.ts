import { threeDegreeFrame } from '../engine/geometry/frame.ts'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import { type Value, valueAt } from '../engine/model/table.ts'
import type { Language } from '../i18n/index.ts'
import type { ParkView } from '../jobs/park-view.ts'
import type { ObjectIndex } from './objects.ts'

export type Hit =
  | { readonly kind: 'object'; readonly ref: ObjectRef; readonly title: string; readonly detail: string }
  | { readonly kind: 'version'; readonly id: string; readonly title: string; readonly detail: string }
  | { readonly kind: 'place'; readonly at: LngLat; readonly title: string; readonly detail: string }

const MOST = 12
const normal = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

const KINDS = ['enterprise', 'hazard_source', 'protection_target', 'production_area'] as const
const FIELDS = ['name', 'name_en', 'id', 'medium', 'settlement'] as const

/** Names, companies, chemicals, document numbers and coordinates. Hits at the beginning of a name come first. */
export function search(query: string, index: ObjectIndex, language: Language): Hit[] {
  const wanted = normal(query)
  if (wanted === '') return []
  const place = coordinateOf(query, index.view)
  const ranked: { hit: Hit; rank: number }[] = []
  const consider = (hit: Hit, texts: readonly (string | null)[]) => {
    let rank = Infinity
    for (const text of texts) {
      const at = text === null ? -1 : normal(text).indexOf(wanted)
      if (at >= 0) rank = Math.min(rank, at === 0 ? 0 : 1)
    }
    if (rank < Infinity) ranked.push({ hit, rank })
  }
  const { park, versions } = index.view
  for (const { id, document, authority, approvalDate } of versions)
    consider({ kind: 'version', id, title: id, detail: [document, approvalDate].filter(Boolean).join(' · ') }, [
      id,
      document,
      authority,
    ])
  for (const kind of KINDS)
    for (const row of index.rows.values()) {
      if (row.ref.layer !== kind) continue
      const { table } = row.layer
      const enterprise = valueAt(table, 'enterprise', row.index)
      const owner =
        typeof enterprise === 'string' ? index.name({ layer: 'enterprise', id: enterprise }, language) : null
      const texts = FIELDS.map((field) => textOf(valueAt(table, field, row.index)))
      const substances = kind === 'hazard_source' ? substanceNames(valueAt(table, 'substances', row.index)) : []
      consider(
        {
          kind: 'object',
          ref: row.ref,
          title: index.name(row.ref, language),
          detail: [row.ref.id, owner ?? substances.join('、')].filter(Boolean).join(' · '),
        },
        [...texts, ...substances, ...(kind === 'hazard_source' ? [owner] : [])],
      )
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
  ranked.sort((a, b) => a.rank - b.rank)
  return [...(place ? [place] : []), ...ranked.slice(0, MOST).map(({ hit }) => hit)]
}

const textOf = (value: Value) => (typeof value === 'string' ? value : null)

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
