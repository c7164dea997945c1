import type { Layer, Park } from '../engine/model/park.ts'
import { gradingEntry } from './grading-schema.ts'
import type { LayerEntry, ParkManifest } from './park-schema.ts'

/** park.json of a park; what is not known is left out. `receipts` names the receipt file of a layer,
 * `decisions` that with the reviews. */
export function manifestOf(
  park: Park,
  receipts: ReadonlyMap<string, string>,
  decisions: string | null = null,
): ParkManifest {
  const { grade, recognition } = park
  return {
    format: 1,
    id: park.id,
    name: park.name,
    zone: park.zone,
    ...present({
      name_en: park.nameEn,
      place: park.place && ([...park.place] as [number, number]),
      grade: grade && { level: grade.level, ...present({ date: grade.date }) },
      recognition: recognition && present({ ...recognition }),
      grading: gradingEntry(park.grading),
      story: park.story,
      story_en: park.storyEn,
      decisions,
    }),
    ...(park.sample && { sample: true }),
    layers: park.layers.map((layer) => entryOf(layer, receipts.get(layer.file) ?? null)),
    materials: park.materials.map((material) => ({
      id: material.id,
      kind: material.kind,
      title: material.title,
      ...present({
        title_en: material.titleEn,
        document: material.document,
        date: material.date,
        boundary: material.boundary,
      }),
    })),
  }
}

export function entryOf(layer: Omit<Layer, 'table'>, receipt: string | null): LayerEntry {
  return {
    kind: layer.kind,
    file: layer.file,
    frame: layer.frame,
    ...present({
      shift: layer.shift && [...layer.shift],
      converted_from: layer.convertedFrom,
      accuracy_m: layer.accuracyMetres,
      date: layer.date,
      part: layer.part ? { bounds: [...layer.part.bounds] as Bounds, total: layer.part.total } : null,
      name: layer.name,
      name_en: layer.nameEn,
      receipt,
    }),
  }
}

type Bounds = [number, number, number, number]
type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

function present<T extends Record<string, unknown>>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Present<T>
}
