import { COLOURS } from './colours.ts'
import { SWATCH_HEIGHT, SWATCH_WIDTH } from './swatches.ts'

type Canvas = CanvasRenderingContext2D

export type ChangeKind = 'added' | 'removed'

export const CHANGE_KINDS: readonly ChangeKind[] = ['added', 'removed']

/** From line to line of a hatch, px. */
export const HATCH_PITCH = 7

/** Added runs like "/", thick; removed like "\", thin: they differ without their colours. */
export const HATCHES = {
  added: { sign: '/', colour: COLOURS.added, width: 2.6, opacity: 0.62, tint: 0.1 },
  removed: { sign: '\\', colour: COLOURS.boundary, width: 1.8, opacity: 0.75, tint: 0.07 },
} as const

function drawHatch(ctx: Canvas, kind: ChangeKind, width: number, height: number): void {
  const { colour, width: line, opacity, tint } = HATCHES[kind]
  ctx.save()
  ctx.fillStyle = colour
  ctx.globalAlpha = tint
  ctx.fillRect(0, 0, width, height)
  ctx.globalAlpha = opacity
  ctx.strokeStyle = colour
  ctx.lineWidth = line
  ctx.beginPath()
  const step = HATCH_PITCH * Math.SQRT2
  for (let x = -height; x <= width; x += step) {
    ctx.moveTo(x, kind === 'added' ? height : 0)
    ctx.lineTo(x + height, kind === 'added' ? 0 : height)
  }
  ctx.stroke()
  ctx.restore()
}

/** The rounded box around the area of a change; only its middle is stretched. */
export const LABEL_SIZE = 22
export function drawLabelBox(ctx: Canvas, kind: ChangeKind): void {
  ctx.beginPath()
  ctx.roundRect(1, 1, LABEL_SIZE - 2, LABEL_SIZE - 2, 9)
  ctx.fillStyle = COLOURS.white
  ctx.fill()
  ctx.strokeStyle = HATCHES[kind].colour
  ctx.lineWidth = 1.5
  ctx.stroke()
}

/** Swatches of the comparison, with the code of the map. */
export function drawChangeSwatch(ctx: Canvas, what: ChangeKind | 'kept'): void {
  if (what === 'kept') {
    ctx.strokeStyle = COLOURS.kept
    ctx.lineWidth = 2.5
    ctx.beginPath()
    ctx.moveTo(1, SWATCH_HEIGHT / 2)
    ctx.lineTo(SWATCH_WIDTH - 1, SWATCH_HEIGHT / 2)
    ctx.stroke()
    return
  }
  const [width, height] = [SWATCH_WIDTH - 4, SWATCH_HEIGHT - 2]
  ctx.save()
  ctx.translate(2, 1)
  ctx.beginPath()
  ctx.rect(0, 0, width, height)
  ctx.clip()
  drawHatch(ctx, what, width, height)
  ctx.strokeStyle = HATCHES[what].colour
  ctx.lineWidth = 1
  ctx.strokeRect(0.5, 0.5, width - 1, height - 1)
  const [x, y] = [width / 2, height / 2]
  for (const [stroke, line] of [
    [COLOURS.white, 5],
    [HATCHES[what].colour, 2],
  ] as const) {
    ctx.strokeStyle = stroke
    ctx.lineWidth = line
    ctx.lineCap = 'round'
    ctx.beginPath()
    ctx.moveTo(x - 4, y)
    ctx.lineTo(x + 4, y)
    if (what === 'added') {
      ctx.moveTo(x, y - 4)
      ctx.lineTo(x, y + 4)
    }
    ctx.stroke()
  }
  ctx.restore()
}
