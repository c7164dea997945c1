import type { Evidence, Finding } from '../model/finding.ts'
import { frameOf, type Park } from '../model/park.ts'
import type { Scene } from '../model/scene.ts'
import { shapeAt } from '../model/table.ts'
import type { EvidenceRecord } from './review.ts'
import { shapeHash, textHash } from './shape-hash.ts'

/** What of a scene the records of its findings rest on. */
export type EvidenceScene = Pick<Scene, 'park' | 'checked'>

/**
 * Evidence that is no reason of its own: names, places to be drawn, what is kept apart (the version, which objects), and
 * what changes by itself from day to day. A finding does not come back because a month has passed.
 */
const LEFT_OUT = new Set([
  'name',
  'title',
  'owner',
  'hazard',
  'area',
  'part',
  'from',
  'to',
  'boundary_from',
  'boundary_to',
  'anchor',
  'boundary',
  'boundary_document',
  'boundary_date',
  'on_date',
  'days',
  'coverage_share',
  'coverage_date',
  'not_surveyed',
])

/** A tenth of a metre, as a card prints it. */
const METRE_DIGITS = 10
/** A percent. */
const SHARE_DIGITS = 100
const FIGURE_DIGITS = 9

/**
 * What findings rest on, by their ids. `revisions` are those of the rules. The geometry of every object is looked up in one
 * pass over the layers, however many findings there are.
 */
export function evidenceRecords(
  { park, checked }: EvidenceScene,
  findings: readonly Finding[],
  revisions: Readonly<Record<string, number>>,
): Map<string, EvidenceRecord> {
  const wanted = new Set(findings.flatMap(rowsOf))
  const shapes = hashesOf(park, wanted)
  const outline = checked && findings.length > 0 ? shapeHash(checked.shape) : null
  return new Map(
    findings.map((finding) => {
      const record = {
        rule: finding.rule,
        revision: revisions[finding.rule] ?? 1,
        verdict: finding.verdict,
        boundary: checked?.id ?? null,
        outline,
        shapes: sorted(
          rowsOf(finding).flatMap((key): [string, string][] => (shapes.has(key) ? [[key, shapes.get(key)!]] : [])),
        ),
        values: valuesOf(finding),
      }
      return [finding.id, { hash: textHash(JSON.stringify(record)), ...record }]
    }),
  )
}

/** The rows that a finding is about, as `layer/id`; of a settlement its houses, which it names. */
function rowsOf({ objects, evidence }: Finding): string[] {
  const houses = evidence['settlement'] ? evidence['house_ids'] : null
  if (Array.isArray(houses)) return houses.map((id) => `protection_target/${String(id)}`)
  return objects.filter(({ layer }) => layer !== 'material').map(({ layer, id }) => `${layer}/${id}`)
}

function hashesOf(park: Park, wanted: ReadonlySet<string>): Map<string, string> {
  const hashes = new Map<string, string>()
  const idsByKind = new Map<string, Set<string>>()
  for (const key of wanted) {
    const slash = key.indexOf('/')
    const kind = key.slice(0, slash)
    idsByKind.set(kind, (idsByKind.get(kind) ?? new Set()).add(key.slice(slash + 1)))
  }
  for (const layer of park.layers) {
    const ids = idsByKind.get(layer.kind)
    if (!ids) continue
    layer.table.ids.forEach((id, index) => {
      if (!ids.has(id)) return
      const shape = shapeAt(layer.table, index, frameOf(layer))
      if (shape) hashes.set(`${layer.kind}/${id}`, shapeHash(shape))
    })
  }
  return hashes
}

function valuesOf({ evidence, distanceMetres }: Finding): EvidenceRecord['values'] {
  const values = Object.entries(evidence)
    .filter(([name]) => !LEFT_OUT.has(name.replace(/_en$/, '')) && !name.endsWith('_en'))
    .map(([name, value]): [string, EvidenceRecord['values'][string]] => [name, steady(name, value)])
  // How far it is rests on everything that was measured to, which need not be among the objects.
  return sorted([...values, ['distance_m', distanceMetres === null ? null : rounded(distanceMetres, METRE_DIGITS)]])
}

/** Coarse enough that the same geometry in another file gives the same. */
function steady(name: string, value: Evidence[string]): EvidenceRecord['values'][string] {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'number') return value as string | boolean | null
  if (name.endsWith('_m')) return rounded(value, METRE_DIGITS)
  if (name === 'share') return rounded(value, SHARE_DIGITS)
  return Number(value.toPrecision(FIGURE_DIGITS))
}

/** −0 is 0. */
const rounded = (value: number, digits: number) => Math.round(value * digits) / digits + 0

const sorted = <T>(entries: readonly [string, T][]): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
