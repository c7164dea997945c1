import { anchorOf } from '../engine/geometry/anchor.ts'
import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import type { DegreeBounds } from '../engine/model/neighbourhood.ts'
import { frameOf, type Layer, type LayerPart } from '../engine/model/park.ts'
import { shapeAt, type Table } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import { readFlatgeobufView, type ViewArea } from '../formats/flatgeobuf-view.ts'
import type { Box } from '../formats/format.ts'
import type { RangeFile } from '../formats/read-ranges.ts'
import { repairRings } from '../formats/repair-rings.ts'
import { boundsOfRow, touches } from '../formats/rows-within.ts'
import type { BeyondView } from './beyond-view.ts'
import { boxInFrame } from './box-in-frame.ts'
import { restOf } from './rest-of-part.ts'

/** So many a view shows; of more, a map is only dark. */
const MOST_DRAWN = 20_000
/** Of its width and height around the view, so that a small move of the map reads nothing. */
const MARGIN = 0.25

/** A layer of which a part was read. */
type PartLayer = Layer & { readonly part: LayerPart }
const isPart = (layer: Layer): layer is PartLayer => layer.part !== undefined

/**
 * What lies in a view (degrees) beyond the parts of these layers that were read, by ranges. Aborting the signal stops it;
 * it rejects then. What cannot be read is said in a note and costs the whole view, because half of it would look like all.
 */
export async function readBeyond(
  layers: readonly Layer[],
  view: DegreeBounds,
  signal: AbortSignal,
): Promise<BeyondView> {
  const found: Float64Array[] = []
  const gone: string[] = []
  let bounds = widened(view)
  let sure = 0
  let isComplete = true
  try {
    for (const layer of layers.filter(isPart)) {
      const rest = restOf(layer.part)
      if (!rest) gone.push(layer.file)
      else {
        const most = MOST_DRAWN - found.reduce((sum, { length }) => sum + length / 2, 0)
        const read = await readLayer(stoppable(rest, signal), layer, bounds === view ? [view] : [bounds, view], most)
        if (read.isView) bounds = view
        sure += read.count
        if (read.positions) found.push(read.positions)
        else isComplete = false
      }
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof InputError)) throw error
    // The layer is there: only its rest is not.
    const code = error.code === 'host-unreachable' ? 'rest-unreachable' : error.code
    return { bounds: view, positions: null, count: 0, gone, note: { ...error.note, code } }
  }
  const positions = Float64Array.from(found.flatMap((each) => [...each]))
  if (isComplete) return { bounds, positions, count: positions.length / 2, gone, note: null }
  return { bounds: view, positions: null, count: sure, gone, note: null }
}

function widened([west, south, east, north]: DegreeBounds): DegreeBounds {
  const [dx, dy] = [(east - west) * MARGIN, (north - south) * MARGIN]
  return [Math.max(-180, west - dx), Math.max(-90, south - dy), Math.min(180, east + dx), Math.min(90, north + dy)]
}

/** The same file, of which nothing more is read once the signal says so. */
const stoppable = (file: RangeFile, signal: AbortSignal): RangeFile => ({
  ...file,
  async read(offset, length) {
    signal.throwIfAborted()
    return file.read(offset, length, signal)
  },
})

interface LayerRead {
  /** null where they are too many. */
  readonly positions: Float64Array | null
  readonly count: number
  /** It is the last of the views that this is about. */
  readonly isView: boolean
}

async function readLayer(
  rest: RangeFile,
  layer: PartLayer,
  views: readonly DegreeBounds[],
  most: number,
): Promise<LayerRead> {
  const frame = frameOf(layer)
  const known = boxInFrame(frame, layer.part.bounds)
  const boxes = views.map((view) => boxInFrame(frame, view)).filter((box) => box !== null)
  const areaOf = (crs: string | null): ViewArea | null => {
    if (crs !== null && frameByCode(crs)?.key !== frame.key) throw changed(rest)
    return boxes.length < views.length ? null : { boxes, except: known }
  }
  const read = await readFlatgeobufView(rest, areaOf, most)
  if (read?.total !== layer.part.total) throw changed(rest)
  const isView = read.box === views.length - 1
  if (!read.layer) return { positions: null, count: read.sure, isView }
  const positions = placesOf(repairRings(read.layer, rest.name).table, frame, known)
  return { positions, count: positions.length / 2, isView }
}

const changed = ({ name }: RangeFile) => new InputError('file-changed', {}, { file: name })

/** Where the rows stand that do not touch the box of what is known, longitude and latitude in turn. */
function placesOf(table: Table, frame: Frame, known: Box | null): Float64Array {
  const places: number[] = []
  for (let row = 0; row < table.length; row++) {
    const bounds = boundsOfRow(table.geometry, row)
    const shape = bounds && !(known && touches(bounds, known)) ? shapeAt(table, row, frame) : null
    const [lng, lat] = shape ? anchorOf(shape) : [NaN, NaN]
    if (Number.isFinite(lng) && Number.isFinite(lat)) places.push(lng, lat)
  }
  return Float64Array.from(places)
}
