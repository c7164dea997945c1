import type { Rectification } from '../../engine/review/review.ts'

type Draft = Partial<Rectification>
const FIELDS = ['measure', 'leader', 'department', 'deadline', 'relocation'] as const

/** What is being typed about findings and is not written yet, by finding; kept until it is, whatever is selected. */
export class Drafts {
  #drafts = $state.raw<ReadonlyMap<string, Draft>>(new Map())
  readonly #saving = new Set<string>()
  readonly #written: (finding: string) => Rectification | undefined
  readonly #write: (finding: string, rectification: Draft) => Promise<boolean>

  constructor(
    written: (finding: string) => Rectification | undefined,
    write: (finding: string, rectification: Draft) => Promise<boolean>,
  ) {
    this.#written = written
    this.#write = write
  }

  /** What a field shows: what was typed, or else what is written. */
  value(finding: string, field: keyof Rectification): string {
    const draft = this.#drafts.get(finding)
    return (draft && field in draft ? draft[field] : this.#written(finding)?.[field]) ?? ''
  }

  isOpen(finding: string): boolean {
    return Object.keys(this.#changed(finding)).length > 0
  }

  type(finding: string, field: keyof Rectification, text: string): void {
    this.#set(finding, { ...this.#drafts.get(finding), [field]: text === '' ? null : text })
  }

  /** Writes what was typed as one step; what is typed meanwhile becomes the next one. Refused, it stays. */
  async save(finding: string): Promise<void> {
    if (this.#saving.has(finding)) return
    const changed = this.#changed(finding)
    if (Object.keys(changed).length === 0) return this.#set(finding, null)
    this.#saving.add(finding)
    const done = await this.#write(finding, changed)
    this.#saving.delete(finding)
    if (!done) return
    const rest = Object.entries(this.#drafts.get(finding) ?? {}).filter(
      ([field, text]) => (text?.trim() || null) !== changed[field as keyof Draft],
    )
    this.#set(finding, rest.length > 0 ? Object.fromEntries(rest) : null)
    if (rest.length > 0) await this.save(finding)
  }

  /** Everything that was typed and is not written. */
  saveAll(): void {
    for (const finding of this.#drafts.keys()) void this.save(finding)
  }

  /** What was typed about a finding is taken back. */
  drop(finding: string): void {
    this.#set(finding, null)
  }

  clear(): void {
    this.#drafts = new Map()
  }

  #changed(finding: string): Draft {
    const draft = this.#drafts.get(finding)
    if (!draft) return {}
    const written = this.#written(finding)
    const fields = FIELDS.filter((field) => {
      const text = draft[field]
      return text !== undefined && (text?.trim() || null) !== (written?.[field] ?? null)
    })
    return Object.fromEntries(fields.map((field) => [field, draft[field]?.trim() || null]))
  }

  #set(finding: string, draft: Draft | null): void {
    const drafts = new Map(this.#drafts)
    if (draft) drafts.set(finding, draft)
    else drafts.delete(finding)
    this.#drafts = drafts
  }
}
