import type { Note, TroubleParams } from '../engine/model/trouble.ts'

/** What is said about a corner file: one note for each kind, with the numbers of its first line and all of its lines. */
export class CornerNotes {
  #said = new Map<string, { level: Note['level']; params: TroubleParams; lines: number[] }>()

  /** `line` counts from 1; the params of the first count. */
  add(level: Note['level'], code: string, line: number, params: TroubleParams = {}): void {
    const known = this.#said.get(code)
    if (known) known.lines.push(line)
    else this.#said.set(code, { level, params, lines: [line] })
  }

  list(file: string): Note[] {
    return [...this.#said].map(([code, { level, params, lines }]) => ({
      level,
      code,
      params: { ...params, count: lines.length },
      where: { file, row: lines[0]! },
      ...(lines.length > 1 && { rows: lines }),
    }))
  }
}
