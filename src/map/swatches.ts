import { COLOURS } from './colours.ts'
import { drawHazard, drawPerson, PERSON_SHAPES, type PersonShape, TARGET_STATES } from './symbols.ts'
import type { TargetState } from '../jobs/check-view.ts'

type Canvas = CanvasRenderingContext2D

export const SWATCH_WIDTH = 26
export const SWATCH_HEIGHT = 18

function line(ctx: Canvas, colour: string, width: number, dash: number[], casing: number): void {
  const y = SWATCH_HEIGHT / 2
  const draw = (stroke: string, w: number) => {
    ctx.beginPath()
    ctx.moveTo(1, y)
    ctx.lineTo(SWATCH_WIDTH - 1, y)
    ctx.strokeStyle = stroke
    ctx.lineWidth = w
    ctx.stroke()
  }
  if (casing) draw(COLOURS.white, casing)
  ctx.setLineDash(dash)
  draw(colour, width)
  ctx.setLineDash([])
}

function area(ctx: Canvas, fill: string, edge: string, dash: number[] = []): void {
  ctx.fillStyle = fill
  ctx.fillRect(3, 2.5, SWATCH_WIDTH - 6, SWATCH_HEIGHT - 5)
  ctx.setLineDash(dash)
  ctx.strokeStyle = edge
  ctx.lineWidth = 1
  ctx.strokeRect(3, 2.5, SWATCH_WIDTH - 6, SWATCH_HEIGHT - 5)
  ctx.setLineDash([])
}

const isShape = (word: string): word is PersonShape => (PERSON_SHAPES as readonly string[]).includes(word)
const isState = (word: string): word is TargetState => (TARGET_STATES as readonly string[]).includes(word)

/** Draws a legend swatch with the symbol code of the map itself. */
export function drawSwatch(ctx: Canvas, swatch: string): void {
  const [x, y] = [SWATCH_WIDTH / 2, SWATCH_HEIGHT / 2]
  const [head, ...tail] = swatch.split(':')
  if (head === 'hazard') drawHazard(ctx, x, y, Number(tail[0]), 7.5)
  else if (head === 'person' && tail[0] && tail[1] && isShape(tail[0]) && isState(tail[1])) {
    const scale = tail[1] === 'outside' || tail[1] === 'moved' || tail[1] === 'unknown' ? 0.85 : 0.62
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(scale, scale)
    drawPerson(ctx, 0, 0, tail[0], tail[1])
    ctx.restore()
  } else if (head === 'boundary') line(ctx, COLOURS.boundary, 2.5, [], 6.5)
  else if (head === 'older') line(ctx, COLOURS.older, 2, [7, 4], 4.5)
  else if (head === 'control') {
    ctx.fillStyle = 'rgba(184,80,10,.08)'
    ctx.fillRect(0, 0, SWATCH_WIDTH, SWATCH_HEIGHT)
    line(ctx, COLOURS.control, 2, [11, 3, 2, 3], 0)
  } else if (head === 'contour') line(ctx, COLOURS.ink2, 1.25, [4, 2.5], 0)
  else if (head === 'plant') area(ctx, COLOURS.plant, COLOURS.plantEdge)
  else if (head === 'production') area(ctx, COLOURS.production, COLOURS.productionEdge, [2, 1.5])
  else if (head === 'survey') area(ctx, 'rgba(72,81,91,.05)', COLOURS.survey, [1.5, 2])
  else if (head === 'dots') {
    ctx.fillStyle = COLOURS.ink2
    for (let row = 0; row < 3; row++)
      for (let k = 0; k < 4; k++) ctx.fillRect(3 + k * 6 + (row % 2) * 3, 3 + row * 5, 1.6, 1.6)
  } else if (head === 'water') area(ctx, COLOURS.water, COLOURS.waterEdge)
  else if (head === 'road') {
    line(ctx, COLOURS.roadCasing, 6, [], 0)
    line(ctx, COLOURS.road, 4, [], 0)
  } else if (head === 'label') {
    ctx.fillStyle = COLOURS.ink2
    ctx.font = '600 12px sans-serif'
    ctx.textAlign = 'center'
    ctx.fillText('Aa', x, y + 4)
  }
}
