import * as v from 'valibot'
import type { Material, Park } from '../engine/model/park.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { gradingOf } from './grading-schema.ts'
import { describeIssue } from './describe-issue.ts'
import { type LayerEntry, type ParkManifest, ParkSchema } from './park-schema.ts'

export const MANIFEST = 'park.json'

/**
 * park.json as the program's own value. A fault in one layer or material costs that one only; a fault in the park
 * itself throws InputError.
 */
export function readManifest(json: unknown): {
  park: Park
  layers: LayerEntry[]
  /** File with what was written about findings. */
  decisions: string | null
  notes: Note[]
} {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new InputError('not-a-manifest', {}, { file: MANIFEST })
  const { layers: rawLayers, materials: rawMaterials, ...rest } = json as Record<string, unknown>
  if (!Array.isArray(rawLayers)) throw new InputError('not-a-manifest', {}, { file: MANIFEST })
  const head = v.safeParse(ParkSchema, { ...rest, layers: [] })
  if (!head.success) {
    const issue = head.issues[0]
    throw new InputError('manifest-field', { field: pathOf(issue), ...describeIssue(issue) }, { file: MANIFEST })
  }
  const notes: Note[] = []
  const each = <const S extends v.GenericSchema>(raw: unknown, schema: S, list: string): v.InferOutput<S>[] => {
    const good: v.InferOutput<S>[] = []
    for (const [i, item] of (Array.isArray(raw) ? raw : []).entries()) {
      const parsed = v.safeParse(schema, item)
      if (parsed.success) good.push(parsed.output)
      else {
        const issue = parsed.issues[0]
        const field = [`${list}[${i}]`, pathOf(issue)].filter(Boolean).join('.')
        notes.push({
          level: 'error',
          code: 'manifest-field',
          params: { field, ...describeIssue(issue) },
          where: { file: MANIFEST, row: i + 1 },
        })
      }
    }
    return good
  }
  const layers = each(rawLayers, ParkSchema.entries.layers.pipe[0].item, 'layers')
  const materials = each(rawMaterials, ParkSchema.entries.materials.wrapped.pipe[0].item, 'materials')
  return { park: parkOf(head.output, materials), layers, decisions: head.output.decisions ?? null, notes }
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map((item) => String(item.key)).join('.')
}

function parkOf(manifest: ParkManifest, materials: ParkManifest['materials']): Park {
  const { grade, recognition } = manifest
  return {
    id: manifest.id,
    name: manifest.name,
    nameEn: manifest.name_en ?? null,
    zone: manifest.zone,
    place: manifest.place ?? null,
    grade: grade ? { level: grade.level, date: grade.date ?? null } : null,
    recognition: recognition
      ? {
          document: recognition.document ?? null,
          authority: recognition.authority ?? null,
          date: recognition.date ?? null,
        }
      : null,
    grading: gradingOf(manifest.grading),
    sample: manifest.sample ?? false,
    story: manifest.story ?? null,
    storyEn: manifest.story_en ?? null,
    layers: [],
    materials: materials.map((material): Material => ({
      id: material.id,
      kind: material.kind,
      title: material.title,
      titleEn: material.title_en ?? null,
      document: material.document ?? null,
      date: material.date ?? null,
      boundary: material.boundary ?? null,
    })),
  }
}
