import type { Note } from '../engine/model/trouble.ts'
import type { Voice } from './index.ts'
import { noteSentence } from './note-words.ts'
import type { SealWords } from './seal.ts'
import { fill } from './template.ts'

interface Counted {
  readonly count: number
}

/** Whether the findings in a package are those of its data, as far as a sentence needs it. */
interface ComparedFindings {
  readonly outcome: 'same' | 'differ' | 'other-rules' | 'impossible'
  readonly count: number
  readonly invented: Counted
  readonly withheld: Counted
  readonly altered: Counted
  readonly trouble: Note | null
}

/** A name as it can be shown anywhere: what would steer a screen stands there as its code. */
export const shownName = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`)

/** 64 digits in groups of four, as they are written on paper. */
export const groupedSeal = (seal: string): string => seal.replace(/(.{4})(?=.)/g, '$1 ')

/** Whether the findings are those of the data, as a sentence. */
export function findingsSentence(findings: ComparedFindings, words: SealWords, voice: Voice): string {
  const { outcome, count, invented, withheld, altered, trouble } = findings
  const reason = trouble && shownName(noteSentence(trouble, voice))
  const values: Readonly<Record<string, string | number | null>> = {
    count,
    invented: invented.count,
    withheld: withheld.count,
    altered: altered.count,
    reason,
  }
  return fill(words[`findings_${outcome}`], (name) => values[name], voice.words.notation)
}
