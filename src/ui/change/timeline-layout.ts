import { inForceSince } from '../../engine/model/version-in-force.ts'
import type { Material } from '../../engine/model/park.ts'
import type { VersionView } from '../../jobs/park-view.ts'
import { isEarly, stateOn } from '../version-state.ts'

export interface VersionTick {
  readonly version: VersionView
  /** Of the approval, else of the survey; null: on no record, it stands at the end. */
  readonly date: string | null
  readonly x: number
  readonly sign: 'dot' | 'void' | 'draft' | 'early'
  /** From when to when it is in force, px; null: never yet. */
  readonly bar: { readonly from: number; readonly to: number; readonly early: boolean } | null
}

/** Materials so close together that one tick stands for them. */
export interface MaterialTick {
  readonly x: number
  readonly materials: readonly Material[]
}

export interface TimeLine {
  readonly versions: readonly VersionTick[]
  readonly materials: readonly MaterialTick[]
  readonly asOf: number
}

const DAY = 86400000
/** Ticks of materials closer than this are one, px: a finger and a mouse can tell no more apart. */
const NEAR_PIXELS = 12

const dateOf = ({ approvalDate, surveyDate }: VersionView) => approvalDate ?? surveyDate

/** An axis in time order: where everything stands between `padding` and `width − padding`. */
export function layTimeLine(
  versions: readonly VersionView[],
  materials: readonly Material[],
  asOf: string,
  width: number,
  padding: number,
): TimeLine {
  const dates = [
    asOf,
    ...versions.flatMap((version) => [dateOf(version), inForceSince(version), version.voidDate]),
    ...materials.map(({ date }) => date),
  ].filter((date) => date !== null)
  const times = dates.map((date) => Date.parse(date))
  const undated = versions.some((version) => dateOf(version) === null)
  const first = Math.min(...times)
  const last = Math.max(...times, first + DAY)
  // A version without any date stands behind all that have one.
  const span = (last - first) * (undated ? 1.08 : 1)
  const at = (date: string | null) =>
    padding + ((date === null ? span : Date.parse(date) - first) / span) * (width - 2 * padding)
  return {
    versions: versions.map((version) => {
      const state = stateOn(version, asOf)
      const early = isEarly(version, asOf)
      const sign = state === 'void' ? 'void' : state !== 'approved' ? 'draft' : early ? 'early' : 'dot'
      const date = dateOf(version)
      return { version, date, x: at(date), sign, bar: barOf(version, versions, asOf, early, at, width - padding) }
    }),
    materials: together(materials, at),
    asOf: at(asOf),
  }
}

/** In force from its day until it is void, or until the next one is in force. */
function barOf(
  version: VersionView,
  versions: readonly VersionView[],
  asOf: string,
  early: boolean,
  at: (date: string) => number,
  end: number,
): VersionTick['bar'] {
  const since = inForceSince(version)
  if (since === null || (version.status !== 'approved' && version.status !== 'void')) return null
  const ends = versions
    .filter((other) => other !== version && (other.status === 'approved' || other.status === 'void'))
    .map(inForceSince)
    .filter((date): date is string => date !== null && date > since)
  const [until] = [version.voidDate, ...ends, early ? null : asOf]
    .filter((date): date is string => date !== null && date >= since)
    .sort()
  return until === undefined && !early ? null : { from: at(since), to: until === undefined ? end : at(until), early }
}

function together(materials: readonly Material[], at: (date: string) => number): MaterialTick[] {
  const ticks: { x: number; materials: Material[] }[] = []
  const dated = materials.filter(({ date }) => date !== null)
  for (const material of dated.sort((p, q) => (p.date! < q.date! ? -1 : 1))) {
    const x = at(material.date!)
    const before = ticks.at(-1)
    if (before && x - before.x < NEAR_PIXELS) before.materials.push(material)
    else ticks.push({ x, materials: [material] })
  }
  return ticks
}

export interface Label {
  /** Where its middle wants to be. */
  readonly x: number
  readonly width: number
}

/**
 * Middles of labels that do not overlap, in their order, each as near to its place as the others let it; null when
 * there is no room for all.
 */
export function spread(labels: readonly Label[], width: number, gap: number): number[] | null {
  const total = labels.reduce((sum, label) => sum + label.width, 0) + gap * Math.max(0, labels.length - 1)
  if (total > width) return null
  // Blocks of labels that push each other stand, as a whole, where they are displaced least.
  interface Block {
    readonly labels: readonly Label[]
    readonly length: number
    /** Its left edge. */
    start: number
  }
  const place = (labels: readonly Label[]): Block => {
    const length = labels.reduce((sum, label) => sum + label.width, 0) + gap * (labels.length - 1)
    let offset = 0
    let wish = 0
    for (const label of labels) {
      wish += label.x - label.width / 2 - offset
      offset += label.width + gap
    }
    return { labels, length, start: Math.min(Math.max(0, wish / labels.length), width - length) }
  }
  const blocks: Block[] = []
  for (const label of labels) {
    let block = place([label])
    for (let before = blocks.at(-1); before && before.start + before.length + gap > block.start;) {
      blocks.pop()
      block = place([...before.labels, ...block.labels])
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ labels: inBlock, start }) => {
    let x = start
    return inBlock.map((label) => {
      const middle = x + label.width / 2
      x += label.width + gap
      return middle
    })
  })
}
