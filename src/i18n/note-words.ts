import type { Note } from '../engine/model/trouble.ts'
import type { Voice } from './index.ts'
import { fill } from './template.ts'
import { wordingOf } from './finding-words.ts'

/** A note as one sentence: the file, the row, what is the matter and what to do next. */
export function noteSentence({ code, params, where, rows }: Note, voice: Voice): string {
  const { words } = voice
  const template = words.notes[code]
  if (template === undefined) throw new Error(`no sentence for ${code}`)
  const said = fill(
    template,
    (key) => {
      if (key === 'rule') return wordingOf(String(params['rule']), voice).title
      if (key === 'layer') return words.layers[String(params['layer'])] ?? params['layer']
      if (key === 'found') return words.shapes[String(params['found'])] ?? params['found']
      return params[key]
    },
    words.notation,
  )
  return words.place(where, rows && rows.length > 1 ? rowRanges(rows) : null) + said
}

const MOST_RANGES = 8

/** Row numbers as ranges: `3, 7–9, 12`; of very many the first, and how many there are. */
export function rowRanges(rows: readonly number[], most: number = MOST_RANGES): string {
  const ranges: [number, number][] = []
  for (const row of rows) {
    const last = ranges.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else ranges.push([row, row])
  }
  const shown = ranges.slice(0, most).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
  return shown.join(', ') + (ranges.length > most ? ` … (${rows.length})` : '')
}
