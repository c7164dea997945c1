import type { TargetState } from '../jobs/check-view.ts'
import { COLOURS, GRADE_COLOURS } from './colours.ts'

type Canvas = CanvasRenderingContext2D

/** Half the diagonal of ◆, screen px. */
export const HAZARD_HALF = 10
const PERSON_RADIUS = 6
const RING_RADIUS = PERSON_RADIUS + 5.5

/** ◆ with the numeral of its grade; the numeral is drawn in strokes, so that no font is needed. Grade 0: not graded. */
export function drawHazard(ctx: Canvas, x: number, y: number, grade: number, half = HAZARD_HALF): void {
  const colours = GRADE_COLOURS[grade] ?? GRADE_COLOURS[0]
  const diamond = (size: number) => {
    ctx.beginPath()
    ctx.moveTo(x, y - size)
    ctx.lineTo(x + size, y)
    ctx.lineTo(x, y + size)
    ctx.lineTo(x - size, y)
    ctx.closePath()
  }
  diamond(half + 2.5)
  ctx.fillStyle = COLOURS.white
  ctx.fill()
  diamond(half)
  ctx.fillStyle = colours.fill
  ctx.fill()
  ctx.strokeStyle = colours.edge
  ctx.lineWidth = 1.25
  ctx.stroke()
  drawNumeral(ctx, x, y, grade, half, colours.numeral)
}

function drawNumeral(ctx: Canvas, x: number, y: number, grade: number, half: number, colour: string): void {
  const unit = half / 10
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.6 * unit
  ctx.beginPath()
  const bar = (width: number, dy: number) => {
    ctx.moveTo(x - width * unit, y + dy * unit)
    ctx.lineTo(x + width * unit, y + dy * unit)
  }
  if (grade === 1) bar(4.5, 0)
  else if (grade === 2) {
    bar(3, -2.3)
    bar(4.5, 2.3)
  } else if (grade === 3) {
    bar(3.2, -3.4)
    bar(2.6, 0)
    bar(4.2, 3.4)
  } else if (grade === 4) {
    ctx.rect(x - 4 * unit, y - 3.2 * unit, 8 * unit, 6.4 * unit)
    ctx.moveTo(x - 1.2 * unit, y - 3.2 * unit)
    ctx.lineTo(x - 1.8 * unit, y + 1 * unit)
    ctx.moveTo(x + 1.2 * unit, y - 3.2 * unit)
    ctx.lineTo(x + 1.2 * unit, y + 0.8 * unit)
    ctx.lineTo(x + 2.6 * unit, y + 0.8 * unit)
    ctx.lineWidth = 1.2 * unit
  } else bar(2.5, 0)
  ctx.stroke()
}

export type PersonShape = 'circle' | 'triangle' | 'square'

function personPath(ctx: Canvas, x: number, y: number, shape: PersonShape, radius: number): void {
  ctx.beginPath()
  if (shape === 'circle') ctx.arc(x, y, radius, 0, Math.PI * 2)
  else if (shape === 'triangle') {
    ctx.moveTo(x, y - radius)
    ctx.lineTo(x + radius * 1.05, y + radius * 0.8)
    ctx.lineTo(x - radius * 1.05, y + radius * 0.8)
  } else ctx.rect(x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6)
  ctx.closePath()
}

/** ● residents, ▲ dormitory, ■ other places, with the ring of its state. Every ring has a second sign besides colour. */
export function drawPerson(ctx: Canvas, x: number, y: number, shape: PersonShape, state: TargetState): void {
  const ring = (width: number, colour: string, dash: number[] = []) => {
    ctx.beginPath()
    ctx.arc(x, y, RING_RADIUS, 0, Math.PI * 2)
    ctx.strokeStyle = colour
    ctx.lineWidth = width
    ctx.setLineDash(dash)
    ctx.stroke()
    ctx.setLineDash([])
  }
  const disc = (radius: number) => {
    ctx.beginPath()
    ctx.arc(x, y, radius, 0, Math.PI * 2)
    ctx.fillStyle = COLOURS.white
    ctx.fill()
  }
  disc(state === 'outside' || state === 'moved' || state === 'unknown' ? PERSON_RADIUS + 2 : RING_RADIUS + 3)
  if (state === 'inside' || state === 'straddling') ring(3, COLOURS.boundary)
  else if (state === 'near-limit') ring(2.25, COLOURS.amber)
  else if (state === 'between') ring(2.25, COLOURS.amber, [3.2, 2.2])

  personPath(ctx, x, y, shape, PERSON_RADIUS)
  if (state === 'moved' || state === 'unknown') {
    ctx.strokeStyle = COLOURS.person
    ctx.lineWidth = 1.5
    if (state === 'unknown') ctx.setLineDash([2, 2])
    ctx.stroke()
    ctx.setLineDash([])
  } else if (state === 'near-limit') {
    ctx.fillStyle = COLOURS.amberHalf
    ctx.fill()
    ctx.save()
    ctx.clip()
    ctx.fillStyle = COLOURS.person
    ctx.fillRect(x - PERSON_RADIUS * 2, y - PERSON_RADIUS * 2, PERSON_RADIUS * 2, PERSON_RADIUS * 4)
    ctx.restore()
    personPath(ctx, x, y, shape, PERSON_RADIUS)
    ctx.strokeStyle = COLOURS.person
    ctx.lineWidth = 1
    ctx.stroke()
  } else {
    ctx.fillStyle = COLOURS.person
    ctx.fill()
  }
  if (state === 'straddling') {
    ctx.beginPath()
    ctx.moveTo(x - RING_RADIUS - 2, y)
    ctx.lineTo(x + RING_RADIUS + 2, y)
    ctx.strokeStyle = COLOURS.boundary
    ctx.lineWidth = 2.25
    ctx.stroke()
  }
}

/** Ring with four ticks around what is selected: shape, not colour. */
export function drawSelection(ctx: Canvas, x: number, y: number): void {
  const radius = PERSON_RADIUS + 11
  const stroke = (colour: string, width: number) => {
    ctx.strokeStyle = colour
    ctx.lineWidth = width
    ctx.beginPath()
    ctx.arc(x, y, radius, 0, Math.PI * 2)
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      ctx.moveTo(x + dx * radius, y + dy * radius)
      ctx.lineTo(x + dx * (radius + 6), y + dy * (radius + 6))
    }
    ctx.stroke()
  }
  stroke(COLOURS.white, 5)
  stroke(COLOURS.ink, 2)
}

export const PERSON_SHAPES: readonly PersonShape[] = ['circle', 'triangle', 'square']
export const TARGET_STATES: readonly TargetState[] = [
  'inside',
  'straddling',
  'near-limit',
  'between',
  'outside',
  'moved',
  'unknown',
]

export function shapeOfKind(kind: string | null): PersonShape {
  return kind === 'residence' ? 'circle' : kind === 'dormitory' ? 'triangle' : 'square'
}

export interface MapImage {
  readonly name: string
  /** Width and height, px. */
  readonly size: number
  readonly draw: (ctx: Canvas) => void
  /** A box around a text: only what lies between this margin and the opposite one is stretched. */
  readonly margin?: number
}

/** Images of the map style. */
export function mapImages(): MapImage[] {
  const images: MapImage[] = []
  for (let grade = 0; grade <= 4; grade++)
    images.push({ name: `hazard-${grade}`, size: 28, draw: (ctx) => drawHazard(ctx, 14, 14, grade) })
  for (const shape of PERSON_SHAPES)
    for (const state of TARGET_STATES)
      images.push({ name: `${shape}-${state}`, size: 32, draw: (ctx) => drawPerson(ctx, 16, 16, shape, state) })
  images.push({ name: 'selection', size: 52, draw: (ctx) => drawSelection(ctx, 26, 26) })
  for (const [name, fill] of [
    ['label-main', COLOURS.ink],
    ['label-other', COLOURS.white],
  ] as const)
    images.push({
      name,
      size: 20,
      margin: 6,
      draw: (ctx) => {
        ctx.beginPath()
        ctx.roundRect(1, 1, 18, 18, 4)
        ctx.fillStyle = fill
        ctx.fill()
        ctx.strokeStyle = COLOURS.ink
        ctx.lineWidth = 1.25
        ctx.stroke()
      },
    })
  images.push({
    name: 'corner',
    size: 10,
    draw: (ctx) => {
      ctx.fillStyle = COLOURS.white
      ctx.strokeStyle = COLOURS.ink
      ctx.lineWidth = 1.25
      ctx.fillRect(2.5, 2.5, 5, 5)
      ctx.strokeRect(2.5, 2.5, 5, 5)
    },
  })
  images.push({
    name: 'tick',
    size: 16,
    draw: (ctx) => {
      ctx.strokeStyle = COLOURS.ink
      ctx.lineWidth = 1.75
      ctx.beginPath()
      ctx.moveTo(8, 2)
      ctx.lineTo(8, 14)
      ctx.stroke()
    },
  })
  return images
}
