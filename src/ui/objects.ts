import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import { frameOf, type Layer } from '../engine/model/park.ts'
import { numberAt, shapeAt, textAt } from '../engine/model/table.ts'
import type { Finding, ObjectRef } from '../engine/model/finding.ts'
import type { CheckView, TargetView } from '../jobs/check-view.ts'
import type { ParkView } from '../jobs/park-view.ts'
import type { Language } from '../i18n/index.ts'

export const keyOf = ({ layer, id }: ObjectRef) => `${layer}/${id}`

/** A row of a layer, found again. */
export interface FoundRow {
  readonly ref: ObjectRef
  readonly layerIndex: number
  readonly layer: Layer
  readonly index: number
}

/** Finds objects by name: rows of layers, their findings, where they lie. Made anew for each park and check. */
export class ObjectIndex {
  readonly rows = new Map<string, FoundRow>()
  readonly findings = new Map<string, Finding[]>()
  readonly targets = new Map<string, TargetView>()
  readonly view: ParkView

  constructor(view: ParkView, check: CheckView | null) {
    this.view = view
    view.park.layers.forEach((layer, layerIndex) => {
      layer.table.ids.forEach((id, index) => {
        const ref = { layer: layer.kind, id }
        const key = keyOf(ref)
        if (!this.rows.has(key)) this.rows.set(key, { ref, layerIndex, layer, index })
      })
    })
    for (const finding of check?.findings ?? [])
      for (const object of finding.objects) {
        const key = keyOf(object)
        this.findings.set(key, [...(this.findings.get(key) ?? []), finding])
      }
    for (const target of check?.targets ?? []) this.targets.set(`protection_target/${target.id}`, target)
  }

  row(ref: ObjectRef): FoundRow | null {
    return this.rows.get(keyOf(ref)) ?? null
  }

  refOf(layerIndex: number, index: number): ObjectRef | null {
    const layer = this.view.park.layers[layerIndex]
    const id = layer?.table.ids[index]
    return layer && id !== undefined ? { layer: layer.kind, id } : null
  }

  anchor(ref: ObjectRef): LngLat | null {
    const row = this.row(ref)
    const shape = row && shapeAt(row.layer.table, row.index, frameOf(row.layer))
    return shape ? anchorOf(shape) : (this.findings.get(keyOf(ref))?.[0]?.at ?? null)
  }

  name(ref: ObjectRef, language: Language): string {
    if (ref.layer === 'material') {
      const material = this.view.park.materials.find(({ id }) => id === ref.id)
      return (language === 'en' && material?.titleEn) || material?.title || ref.id
    }
    const row = this.row(ref)
    if (!row) return ref.id.replace('#', ' · ')
    const name = textAt(row.layer.table, 'name', row.index)
    return (language === 'en' && textAt(row.layer.table, 'name_en', row.index)) || name || ref.id
  }

  persons(ref: ObjectRef): number | null {
    const row = this.row(ref)
    return row && row.layer.kind === 'protection_target' ? numberAt(row.layer.table, 'persons', row.index) : null
  }
}
