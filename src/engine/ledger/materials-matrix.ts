/** Documents against boundary versions: which of them cite which, and which are stale since when. */
import { citationOf, isBeforeApproval } from '../model/citation.ts'
import { daysBetween } from '../model/days-between.ts'
import type { BoundaryVersion, Material } from '../model/park.ts'
import { inForceSince, versionInForce } from '../model/version-in-force.ts'

export interface MaterialsMatrix {
  readonly versions: readonly string[]
  readonly rows: readonly { readonly material: string; readonly cells: readonly MaterialCell[] }[]
}

/**
 * One document against one version: `cites` this one; `same`: another version with the same outline; `earlier`: this
 * outline, but dated before its approval; `stale`: another outline, for so many days; `newer`: it cites a version that
 * came after this one; `not-yet`: another outline, but on the as-of date this version is not in effect, or the document
 * not made; `missing`: it cites none, or one that is not on record.
 */
export interface MaterialCell {
  readonly state: 'cites' | 'same' | 'earlier' | 'stale' | 'newer' | 'not-yet' | 'missing'
  readonly days: number | null
  /** The version that the document cites. */
  readonly cited: string | null
}

/** `versions` in the order of the chain. */
export function materialsMatrix(
  materials: readonly Material[],
  versions: readonly BoundaryVersion[],
  asOf: string,
): MaterialsMatrix {
  return {
    versions: versions.map(({ id }) => id),
    rows: materials.map((material) => ({
      material: material.id,
      cells: versions.map((version) => ({ ...cellOf(material, version, versions, asOf), cited: material.boundary })),
    })),
  }
}

function cellOf(
  material: Material,
  version: BoundaryVersion,
  versions: readonly BoundaryVersion[],
  asOf: string,
): Pick<MaterialCell, 'state' | 'days'> {
  const said = (state: MaterialCell['state'], days: number | null = null) => ({ state, days })
  const citation = citationOf(material, version, versions)
  if (citation === 'none' || citation === 'unknown-outline') return said('missing')
  if (citation === 'same-outline') {
    if (isBeforeApproval(material, version)) return said('earlier')
    return said(material.boundary === version.id ? 'cites' : 'same')
  }
  const place = (id: string | null) => versions.findIndex((each) => each.id === id)
  if (place(material.boundary) > place(version.id)) return said('newer')
  const since = inForceSince(version)
  if ((version.status !== 'approved' && version.status !== 'void') || since === null || since > asOf)
    return said('not-yet')
  if (material.date !== null && material.date > asOf) return said('not-yet')
  const from = material.date !== null && material.date > since ? material.date : since
  return said('stale', Math.max(0, daysBetween(from, endOf(version, versions, asOf))))
}

/** The day on which a version ceased to be in force; the as-of date if it did not before. */
function endOf(version: BoundaryVersion, versions: readonly BoundaryVersion[], asOf: string): string {
  const ends = versions
    .map((other) => (other === version ? version.voidDate : inForceSince(other)))
    .filter((day): day is string => day !== null && day > inForceSince(version)! && day <= asOf)
    .sort()
  return ends.find((day) => versionInForce(versions, day) !== version) ?? asOf
}
