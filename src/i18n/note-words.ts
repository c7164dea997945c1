import type { Note } from '../engine/model/trouble.ts'
import type { Voice } from './index.ts'
import { fill } from './template.ts'
import { wordingOf } from './finding-words.ts'

/** A note as one sentence: the file, the row, what is the matter and what to do next. */
export function noteSentence({ code, params, where }: Note, voice: Voice): string {
  const { words } = voice
  const template = words.notes[code]
  if (template === undefined) throw new Error(`no sentence for ${code}`)
  const said = fill(
    template,
    (key) => {
      if (key === 'rule') return wordingOf(String(params['rule']), voice).title
      if (key === 'layer') return words.layers[String(params['layer'])] ?? params['layer']
      return params[key]
    },
    words.notation,
  )
  return words.place(where) + said
}
