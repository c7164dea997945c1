import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { Frame } from '../../engine/geometry/frame.ts'
import type { ObjectRef } from '../../engine/model/finding.ts'
import { numberAt, textAt, type Value, valueAt } from '../../engine/model/table.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { ObjectIndex } from '../objects.ts'
import { nameAt } from '../objects.ts'
import type { Language } from '../../i18n/index.ts'

/** One hazard source in the table of the sheet. */
export interface SheetHazard {
  readonly ref: ObjectRef
  /** As registered: 1 to 4; 0: not graded. */
  readonly grade: number
  /** R as computed; null where there is none, and the card of the hazard says why. */
  readonly R: number | null
  readonly name: string
  readonly company: string | null
  /** Substances with their design maximum, or the medium in words. */
  readonly holds: string
  /** Easting and northing in the plane of the sheet, metres. */
  readonly plane: readonly [number, number] | null
}

/** Hazard sources of a park, the gravest grade first, then by id; those that are not graded last. Their order numbers them. */
export function sheetHazards(view: ParkView, index: ObjectIndex, language: Language, frame: Frame): SheetHazard[] {
  const found: SheetHazard[] = []
  const computed = new Map(index.check?.gradings.hazards.map((one) => [`${one.layer}/${one.row}`, one.grading.R]))
  for (const [at, layer] of view.park.layers.entries()) {
    if (layer.kind !== 'hazard_source') continue
    const { table, anchors } = layer
    for (let row = 0; row < table.length; row++) {
      const [lng, lat] = [anchors?.[row * 2] ?? NaN, anchors?.[row * 2 + 1] ?? NaN]
      const place: LngLat | null = Number.isNaN(lng) ? null : [lng, lat]
      const owner = textAt(table, 'enterprise', row)
      found.push({
        ref: { layer: 'hazard_source', id: table.ids[row]! },
        grade: numberAt(table, 'grade', row) ?? 0,
        R: computed.get(`${at}/${row}`) ?? null,
        name: nameAt(layer, row, language),
        company: owner === null ? null : index.name({ layer: 'enterprise', id: owner }, language),
        holds: substancesIn(valueAt(table, 'substances', row)) || (textAt(table, 'medium', row) ?? '—'),
        plane: place && frame.fromLngLat(place[0], place[1]),
      })
    }
  }
  const rank = (grade: number) => grade || 9
  return found.sort((a, b) => rank(a.grade) - rank(b.grade) || (a.ref.id < b.ref.id ? -1 : 1))
}

function substancesIn(value: Value): string {
  if (!Array.isArray(value)) return ''
  return (value as readonly Value[])
    .flatMap((item) => {
      if (typeof item !== 'object' || item === null || !('name' in item)) return []
      const { name, q_t: tonnes } = item as { name: Value; q_t?: Value }
      return [typeof tonnes === 'number' ? `${String(name)} ${tonnes} t` : String(name)]
    })
    .join('、')
}
