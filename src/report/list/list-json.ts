import type { ListRow, ReviewList } from './list-row.ts'
import { countsOf } from './row-texts.ts'

/** The list for machines: the same rows, states by their names in the data, numbers as they are. */
export function listJson(list: ReviewList): string {
  const { park, on, boundary, coverage, unfinished, finished } = list
  const value = {
    park: park.id,
    ...(park.sample ? { sample: true } : {}),
    on,
    boundary,
    coverage: {
      share: coverage.share === null ? null : Math.round(coverage.share * 1e6) / 1e6,
      months: coverage.months,
      latest_date: coverage.latest,
    },
    counts: countsOf(list),
    unfinished: unfinished.map(recordOf),
    finished: finished.map(recordOf),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function recordOf({
  number,
  finding,
  rule,
  problem,
  rectification,
  state,
  standing,
  back,
  place,
  basis,
  evidence,
}: ListRow) {
  return {
    number,
    id: finding,
    rule,
    problem,
    measure: rectification.measure,
    leader: rectification.leader,
    department: rectification.department,
    deadline: rectification.deadline,
    relocation: rectification.relocation,
    state,
    overdue: standing.overdue,
    back: standing.back === null ? null : back,
    gone: standing.gone,
    line_moved: standing.lineMoved,
    reason: standing.reason,
    place: {
      name: place.name,
      lng: place.lngLat?.[0] ?? null,
      lat: place.lngLat?.[1] ?? null,
      crs: place.code,
      x: place.xy?.[0] ?? null,
      y: place.xy?.[1] ?? null,
    },
    basis,
    evidence: {
      distance_m: evidence.distanceMetres,
      boundary: evidence.boundary,
      persons: evidence.persons,
      hash: evidence.record?.hash ?? null,
      attachments: evidence.attachments,
      comments: evidence.comments,
    },
  }
}
