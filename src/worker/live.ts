import { ringArea } from '../engine/geometry/area.ts'
import { ellipsoidalMetres } from '../engine/geometry/geodesic.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import { makeShape } from '../engine/geometry/shape.ts'
import type { Chains, CornerEdit } from '../engine/live/corner-edit.ts'
import { LiveDraft } from '../engine/live/live-draft.ts'
import { frameOf, type Layer, type Park } from '../engine/model/park.ts'
import { InputError } from '../engine/model/trouble.ts'
import { TargetLayer } from '../engine/model/target-layer.ts'
import { type DraftOutlineView, draftOutlineView, type OpenedDraft, openDraft, planeOf } from '../jobs/draft-outline.ts'
import type { DraftMove, DraftRequest } from './protocol.ts'

/** Between two looks at the message queue. */
const SLICE_MS = 30
/** So many places are named; all are counted. */
const MOST_NAMED = 1000

interface Session {
  readonly request: DraftRequest
  readonly targets: readonly Layer[]
  readonly live: LiveDraft
  park: Park
  opened: OpenedDraft
}

/**
 * The draft that is being drawn. It answers while jobs are under way, follows what is changed, and keeps nothing itself:
 * a drag that ends is a command like any other.
 */
export class LiveDesk {
  readonly #park: () => Park
  #session: Session | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(park: () => Park) {
    this.#park = park
  }

  /** Begins, or goes on after a change. Throws InputError for what is no draft. */
  begin(request: DraftRequest): Promise<DraftOutlineView> {
    const turn = this.#turn.then(async () => {
      const park = this.#park()
      const opened = openDraft(park, request.version)
      if (!this.#follow(park, opened, request)) this.#session = await prepare(park, opened, request)
      return draftOutlineView(park, opened, request.asOf)
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** What an edit would do; null takes the last one back. Null when nothing was begun or there is no such corner. */
  move(edit: CornerEdit | null): DraftMove | null {
    const session = this.#session
    if (!session) return null
    const park = this.#park()
    if (park !== session.park && !this.#follow(park, draftIn(park, session.request.version), session.request))
      return null
    const { live, targets } = session
    if (!live.preview(edit)) return null
    const affected = live.affected(MOST_NAMED)
    const { chains } = live
    return {
      squareMetres: chains ? changeOfArea(park, session.opened, chains) : 0,
      edgeMetres: chains ? edgeLengths(session.opened, chains) : [],
      heads: live.heads(),
      affected: affected.map(({ layer, row, side }) => ({ layer: targets[layer]!.file, row, side })),
      fault: live.fault(),
    }
  }

  end(): void {
    this.#session = null
  }

  /** Whether what is at hand is still about this draft and these people; takes over the outline that is kept now. */
  #follow(park: Park, opened: OpenedDraft | null, { version, asOf }: DraftRequest): boolean {
    const session = this.#session
    if (!session || !opened || session.request.version !== version || session.request.asOf !== asOf) return false
    const targets = judgedLayers(park, opened)
    if (targets.length !== session.targets.length || targets.some((layer, k) => layer !== session.targets[k]))
      return false
    session.park = park
    if (session.opened.layer === opened.layer) return true
    if (session.opened.version.accuracyMetres !== opened.version.accuracyMetres) return false
    if (!session.live.keep(opened.version.shape.parts)) return false
    session.opened = opened
    return true
  }
}

function draftIn(park: Park, version: string): OpenedDraft | null {
  try {
    return openDraft(park, version)
  } catch (error) {
    // It was undone, or is no draft any more.
    if (error instanceof InputError) return null
    throw error
  }
}

/** The people that are judged. What may lie a hundred metres off, line or people, is drawn and not judged. */
const judgedLayers = ({ layers }: Park, { version }: OpenedDraft): Layer[] =>
  version.shape.frame.approximate
    ? []
    : layers.filter((layer) => layer.kind === 'protection_target' && !frameOf(layer).approximate)

/** Places everybody once, and lets messages in meanwhile. */
async function prepare(park: Park, opened: OpenedDraft, request: DraftRequest): Promise<Session> {
  const { version } = opened
  const targets = judgedLayers(park, opened)
  const placed: TargetLayer[] = []
  let last = performance.now()
  for (const layer of targets) {
    const target = new TargetLayer(layer, version, [], request.asOf)
    const placing = target.placeRows()
    while (placing.next().done !== true) {
      if (performance.now() - last < SLICE_MS) continue
      await new Promise((resolve) => setTimeout(resolve))
      last = performance.now()
    }
    placed.push(target)
  }
  return { request, targets, live: new LiveDraft(version, placed), park, opened }
}

/** Square metres that the new edges add, in the plane that planners quote: the ground between them and the old ones. */
function changeOfArea(park: Park, { version }: OpenedDraft, { before, after }: Chains): number {
  const { frame } = version.shape
  const loop = new Float64Array(before.length + after.length - 2)
  loop.set(after)
  for (let i = before.length - 4, at = after.length; i >= 0; i -= 2, at += 2) loop.set(before.subarray(i, i + 2), at)
  const plane = planeOf(park, frame)
  return ringArea(reframe(makeShape('polygon', frame, [[loop]]), plane).parts[0]![0]!)
}

function edgeLengths({ version }: OpenedDraft, { after }: Chains): number[] {
  const { frame } = version.shape
  const lengths: number[] = []
  for (let i = 2; i < after.length; i += 2)
    lengths.push(
      ellipsoidalMetres(frame.toLngLat(after[i - 2]!, after[i - 1]!), frame.toLngLat(after[i]!, after[i + 1]!)),
    )
  return lengths
}
