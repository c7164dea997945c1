import { spread, type VersionTick } from './timeline-layout.ts'

export interface PlacedLabel {
  readonly id: string
  readonly text: string
  /** Its middle. */
  readonly x: number
}

const GAP = 10
/** Widths of the label's font, 11 px: Han characters are square, letters and digits a little over half as wide. */
const textWidth = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 11 : 6.4), 0)

/**
 * Labels below the axis that never overlap: all of them whole; where there is no room, shorter; then only those of A
 * and B. What is left out is said on hover and focus of its tick.
 */
export function placeLabels(
  ticks: readonly VersionTick[],
  state: (tick: VersionTick) => string,
  chosen: readonly (string | null)[],
  width: number,
): PlacedLabel[] {
  const whole = ({ version: { id }, date }: VersionTick, word: string) => [id, date, word].filter(Boolean).join(' ')
  const forms: ((tick: VersionTick) => string)[] = [
    (tick) => whole(tick, state(tick)),
    (tick) => [tick.version.id, tick.date?.slice(0, 7)].filter(Boolean).join(' '),
    (tick) => tick.version.id,
  ]
  const inOrder = [...ticks].sort((p, q) => p.x - q.x)
  const two = inOrder.filter(({ version }) => chosen.includes(version.id))
  for (const [some, form] of [
    ...forms.map((form) => [inOrder, form] as const),
    ...forms.map((form) => [two, form] as const),
  ]) {
    const texts = some.map(form)
    const placed = spread(
      some.map(({ x }, i) => ({ x, width: textWidth(texts[i]!) })),
      width,
      GAP,
    )
    if (placed) return some.map(({ version }, i) => ({ id: version.id, text: texts[i]!, x: placed[i]! }))
  }
  return []
}
