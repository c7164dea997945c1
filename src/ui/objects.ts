import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import { frameOf, type Layer } from '../engine/model/park.ts'
import { keyOf } from './object-key.ts'
import { numberAt, shapeAt, textAt } from '../engine/model/table.ts'
import type { Finding, ObjectRef } from '../engine/model/finding.ts'
import type { CheckView } from '../jobs/check-view.ts'
import type { ParkView } from '../jobs/park-view.ts'
import type { Language } from '../i18n/index.ts'

/** Rows by id, of the layers that were asked: a layer that a change leaves alone stays as it is. */
const rowsById = new WeakMap<Layer, Map<string, number>>()

/** A row of a layer, found again. */
export interface FoundRow {
  readonly ref: ObjectRef
  readonly layerIndex: number
  readonly layer: Layer
  readonly index: number
}

/**
 * Finds objects by name: rows of layers, their findings, where they lie. Made anew for each park and check, so nothing
 * is looked through before it is asked for.
 */
export class ObjectIndex {
  readonly view: ParkView
  readonly check: CheckView | null
  #findings: Map<string, Finding[]> | null = null

  constructor(view: ParkView, check: CheckView | null) {
    this.view = view
    this.check = check
  }

  /** By `keyOf`, of the objects that have findings. */
  get findings(): ReadonlyMap<string, readonly Finding[]> {
    return (this.#findings ??= findingsByObject(this.check?.findings ?? []))
  }

  row(ref: ObjectRef): FoundRow | null {
    for (const [layerIndex, layer] of this.view.park.layers.entries()) {
      const index = layer.kind === ref.layer ? rowsOf(layer).get(ref.id) : undefined
      if (index !== undefined) return { ref, layerIndex, layer, index }
    }
    return null
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
    return row ? nameAt(row.layer, row.index, language) : ref.id.replace('#', ' · ')
  }

  persons(ref: ObjectRef): number | null {
    const row = this.row(ref)
    return row && row.layer.kind === 'protection_target' ? numberAt(row.layer.table, 'persons', row.index) : null
  }
}

function rowsOf(layer: Layer): Map<string, number> {
  let rows = rowsById.get(layer)
  if (!rows) {
    rows = new Map()
    const { ids } = layer.table
    // From the end, so that of rows with one id, such as parts of a boundary, the first stays.
    for (let index = ids.length - 1; index >= 0; index--) rows.set(ids[index]!, index)
    rowsById.set(layer, rows)
  }
  return rows
}

/** What a row is called: its name in the language, its name, its id. */
export function nameAt({ table }: Layer, index: number, language: Language): string {
  const name = textAt(table, 'name', index)
  return (language === 'en' && textAt(table, 'name_en', index)) || name || table.ids[index]!
}

/** The property that `nameAt` says; the name where it says the id. */
export function nameField({ table }: Layer, index: number, language: Language): 'name' | 'name_en' {
  return language === 'en' && textAt(table, 'name_en', index) ? 'name_en' : 'name'
}

function findingsByObject(findings: readonly Finding[]): Map<string, Finding[]> {
  const byObject = new Map<string, Finding[]>()
  for (const finding of findings)
    for (const object of finding.objects) {
      const key = keyOf(object)
      const known = byObject.get(key)
      if (known) known.push(finding)
      else byObject.set(key, [finding])
    }
  return byObject
}
