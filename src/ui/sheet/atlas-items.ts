import { factText, type FindingCard, partHeading } from '../../i18n/finding-card.ts'
import type { FlowItem } from './flow.ts'

/** The whole card of a finding, ① to ⑥, as it stands on its page. */
export const atlasItems = ({ parts }: FindingCard): FlowItem[] =>
  parts.flatMap((part): FlowItem[] => [
    { kind: 'heading', text: partHeading(part) },
    ...part.lines.map((line): FlowItem => {
      if (line.kind === 'text') return { kind: 'text', text: line.text, strong: part.part === 'conclusion' }
      // A name without a value is a line of its own.
      return line.value
        ? { kind: 'fact', label: line.label, text: [line.value, line.note].filter(Boolean).join(' ') }
        : { kind: 'text', text: factText(line) }
    }),
  ])
