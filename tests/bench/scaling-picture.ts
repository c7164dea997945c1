import type { Cost } from './scaling.ts'

const WIDTH = 640
const HEIGHT = 400
const LEFT = 70
const RIGHT = 110
const TOP = 30
const BOTTOM = 50
/** Lines differ by dash and mark, too, for print without colours. */
const LINES = [
  { colour: '#14181D', dash: '' },
  { colour: '#3F6577', dash: '8 4' },
  { colour: '#B8500A', dash: '2 4' },
  { colour: '#C8102E', dash: '10 4 2 4' },
]

/** Time to screen again against points, one line for each number of zones, both axes logarithmic; as SVG. */
export function scalingPicture(costs: readonly Cost[]): string {
  const points = [...new Set(costs.map((cost) => cost.points))]
  const zones = [...new Set(costs.map((cost) => cost.zones))]
  const times = costs.map((cost) => cost.screenMs)
  const [low, high] = [Math.floor(Math.log10(Math.min(...times))), Math.ceil(Math.log10(Math.max(...times)))]
  const [first, last] = [Math.log10(points[0]!), Math.log10(points.at(-1)!)]
  const x = (value: number) => LEFT + ((Math.log10(value) - first) / (last - first)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => HEIGHT - BOTTOM - ((Math.log10(value) - low) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  const text = (tx: number, ty: number, words: string, anchor: string) =>
    `<text x="${tx}" y="${ty}" text-anchor="${anchor}">${words}</text>`
  const levels = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i))
  const parts = [
    ...levels.map(
      (level) =>
        `<path d="M${LEFT} ${y(level)}H${WIDTH - RIGHT}" stroke="#D5D9DD"/>${text(LEFT - 8, y(level) + 4, `${level} ms`, 'end')}`,
    ),
    ...points.map((value) => text(x(value), HEIGHT - BOTTOM + 20, value.toLocaleString('en'), 'middle')),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'points', 'middle'),
    text(LEFT, 16, 'milliseconds to screen all points again', 'start'),
    ...zones.flatMap((count, i) => {
      const line = costs.filter((cost) => cost.zones === count)
      const { colour, dash } = LINES[i % LINES.length]!
      const path = line.map(
        (cost, k) => `${k === 0 ? 'M' : 'L'}${x(cost.points).toFixed(1)} ${y(cost.screenMs).toFixed(1)}`,
      )
      const end = line.at(-1)!
      return [
        `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`,
        ...line.map(
          (cost) =>
            `<circle cx="${x(cost.points).toFixed(1)}" cy="${y(cost.screenMs).toFixed(1)}" r="3" fill="${colour}"/>`,
        ),
        text(x(end.points) + 8, y(end.screenMs) + 4, `${count.toLocaleString('en')} zones`, 'start'),
      ]
    }),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#14181D">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#FFFFFF"/>
${parts.join('\n')}
</svg>
`
}
