import type { LayerKind } from '../../engine/model/layer-kind.ts'
import type { GroundRow } from './ground.ts'
import { onPaper, type Plate } from './plate.ts'

export interface GroundName {
  readonly text: string
  readonly kind: LayerKind
  /** Its middle, millimetres; turned by so many degrees. */
  readonly x: number
  readonly y: number
  readonly angle: number
}

/** A letter takes so much of a line of 7 pt, millimetres: a Chinese one, and any other. */
const WIDE = 2.5
const NARROW = 1.3
const HEIGHT = 2.6

export const textWidth = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? WIDE : NARROW), 0)

/**
 * Names of roads and rivers along their longest straight stretch on the plate, of areas in their middle; each once, and
 * none over another. A name that does not fit is left out, as on the screen.
 */
export function groundNames(
  plate: Plate,
  rows: readonly GroundRow[],
  nameOf: (row: GroundRow) => string | null,
): GroundName[] {
  const named = new Set<string>()
  const taken: (readonly [number, number, number, number])[] = []
  const names: GroundName[] = []
  for (const row of rows) {
    const text = nameOf(row)
    const kind = row.layer.kind
    if (text === null || named.has(`${kind}/${text}`)) continue
    const place = row.shape === 'line' ? alongLine(plate, row, textWidth(text)) : inMiddle(plate, row)
    if (!place) continue
    const [width, height] = [textWidth(text) / 2, HEIGHT / 2]
    const radians = (place.angle * Math.PI) / 180
    const across = Math.abs(Math.cos(radians)) * width + Math.abs(Math.sin(radians)) * height
    const down = Math.abs(Math.sin(radians)) * width + Math.abs(Math.cos(radians)) * height
    const box = [place.x - across, place.y - down, place.x + across, place.y + down] as const
    const onPlate = box[0] > 0 && box[1] > 0 && box[2] < plate.width && box[3] < plate.height
    const free = !taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])
    if (!onPlate || !free) continue
    named.add(`${kind}/${text}`)
    taken.push(box)
    names.push({ text, kind, ...place })
  }
  return names
}

function inMiddle(plate: Plate, { bounds, shape }: GroundRow) {
  const [x, y] = onPaper(plate, (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
  // A name wider than its plant would stand over its neighbours' ground.
  const wide = ((bounds[2] - bounds[0]) * 1000) / plate.scale
  return shape === 'polygon' && wide < 6 ? null : { x, y, angle: 0 }
}

function alongLine(plate: Plate, { parts }: GroundRow, width: number) {
  let best: { x: number; y: number; angle: number } | null = null
  let longest = width
  for (const line of parts.flat())
    for (let i = 2; i < line.length; i += 2) {
      const stretch = within(plate, onPaper(plate, line[i - 2]!, line[i - 1]!), onPaper(plate, line[i]!, line[i + 1]!))
      if (!stretch) continue
      const [[x0, y0], [x1, y1]] = stretch
      const length = Math.hypot(x1 - x0, y1 - y0)
      if (length <= longest) continue
      longest = length
      const degrees = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI
      // Never upside down.
      best = {
        x: (x0 + x1) / 2,
        y: (y0 + y1) / 2,
        angle: degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees,
      }
    }
  return best
}

type Place = readonly [number, number]

/** The stretch of a line that lies on the plate. */
function within({ width, height }: Plate, from: Place, to: Place): readonly [Place, Place] | null {
  let [start, end] = [0, 1]
  const most = [width, height] as const
  for (const axis of [0, 1] as const) {
    const step = to[axis] - from[axis]
    if (step === 0) {
      if (from[axis] < 0 || from[axis] > most[axis]) return null
      continue
    }
    const [a, b] = [-from[axis] / step, (most[axis] - from[axis]) / step]
    start = Math.max(start, Math.min(a, b))
    end = Math.min(end, Math.max(a, b))
  }
  const at = (share: number): Place => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
  return start < end ? [at(start), at(end)] : null
}
