import type { Finding } from '../engine/model/finding.ts'
import type { BoundaryVersion, Layer, Material, Park } from '../engine/model/park.ts'
import type { Coverage } from '../engine/model/scene.ts'
import type { Review } from '../engine/review/review.ts'
import type { Standing } from '../engine/review/standing.ts'
import type { Surroundings } from '../engine/surroundings/surroundings.ts'
import type { Voice } from './index.ts'
import { fill } from './template.ts'
import type { CardWords, QueueWords } from './words.ts'

/** A line of a card: a sentence, or a value under its name. */
export type CardLine =
  | { readonly kind: 'text'; readonly text: string; readonly quiet: boolean }
  | {
      readonly kind: 'fact'
      readonly label: string
      readonly value: string
      /** What stands beside the value: accuracy, date. */
      readonly note: string | null
    }

/** The park as it was checked, as far as a card tells of it. A view of the park is one. */
export interface CardGround {
  readonly park: Pick<Park, 'name' | 'nameEn' | 'sample'> & {
    readonly layers: readonly Pick<Layer, 'kind' | 'file' | 'date' | 'accuracyMetres' | 'table'>[]
    readonly materials: readonly Material[]
  }
  readonly versions: readonly (Omit<BoundaryVersion, 'parts' | 'shape'> & { readonly file: string })[]
  readonly asOf: string
  readonly checked: string | null
  readonly coverage: Coverage
  /** Ids of the control lines of the day. */
  readonly controlLines: readonly string[]
}

/** What a card is made of. */
export interface CardMatter {
  readonly finding: Finding
  readonly ground: CardGround
  /** null while they are not known: then nothing is said of them. */
  readonly surroundings: Surroundings | null
  /** null: nobody has written anything about it. */
  readonly review: (Review & { readonly standing: Standing }) | null
  /** Names of the files that a layer was imported from, by the layer’s file; null for a layer that was not. */
  readonly importedFrom: (file: string) => readonly string[] | null
}

export interface CardVoice extends Voice {
  readonly card: CardWords
  readonly queue: QueueWords
}

type Values = Readonly<Record<string, string | number | null | undefined>>

export const sayCard = ({ card, words }: CardVoice, key: keyof CardWords, values: Values = {}): string =>
  fill(card[key], (name) => values[name], words.notation)

export const textLine = (text: string, quiet = false): CardLine => ({ kind: 'text', text, quiet })
export const factLine = (label: string, value: string, note: string | null = null): CardLine => ({
  kind: 'fact',
  label,
  value,
  note: note === '' ? null : note,
})

/** "±1.5 m"; of an accuracy that nobody stated, that it is unknown. */
export const accuracyText = (metres: number | null, voice: CardVoice): string =>
  metres === null ? sayCard(voice, 'accuracyUnstated') : `±${metres.toFixed(1)} m`
