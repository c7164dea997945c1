import { type CardLine, type CardMatter, type CardVoice, factLine, sayCard } from './card-line.ts'

/** Head-count and the record that it comes from. A missing one is said to be unknown. */
export function peopleLines({ finding: { evidence }, surroundings }: CardMatter, voice: CardVoice): CardLine[] {
  const { words } = voice
  const lines: CardLine[] = []
  const number = (key: string) => (typeof evidence[key] === 'number' ? evidence[key] : null)
  if (evidence['persons'] !== undefined) {
    const persons = number('persons')
    const total = number('persons_total')
    const longStay = number('long_stay')
    const households = number('households') ?? number('households_total')
    const unknown = number('persons_unknown') ?? number('unknown')
    const notes = [
      longStay === null ? '' : sayCard(voice, 'longStay', { persons: longStay }),
      households === null ? '' : sayCard(voice, 'households', { households }),
      unknown ? sayCard(voice, 'unknownHeads', { places: unknown }) : '',
    ]
    const value =
      persons === null
        ? words.unknown
        : total === null
          ? sayCard(voice, 'personsValue', { persons })
          : sayCard(voice, 'personsOf', { persons, total })
    lines.push(
      factLine(sayCard(voice, 'persons'), value, notes.filter(Boolean).join(voice.language === 'zh' ? '，' : ', ')),
    )
  }
  if (evidence['status'] !== undefined) {
    const status = evidence['status']
    const date = evidence['status_date']
    const word = status === null ? sayCard(voice, 'noRecord') : (words.statuses[String(status)] ?? String(status))
    lines.push(
      factLine(
        sayCard(voice, 'record'),
        status !== null && date === null ? sayCard(voice, 'recordUndated', { status: word }) : word,
        typeof date === 'string' ? date : null,
      ),
    )
  }
  const sources = surroundings?.headcountSources ?? []
  if (sources.length > 0)
    lines.push(factLine(sayCard(voice, 'source'), sources.join(voice.language === 'zh' ? '；' : '; ')))
  if (number('limit') !== null)
    lines.push(factLine(sayCard(voice, 'limit'), sayCard(voice, 'personsValue', { persons: number('limit') })))
  return lines
}
