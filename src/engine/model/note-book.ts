import type { Note, TroubleParams } from './trouble.ts'

/** Collects what is said about the rows of a file: the same thing said of several rows is one note with all of them. */
export class NoteBook {
  #file: string
  #notes = new Map<string, { note: Note; rows: number[] }>()

  constructor(file: string) {
    this.#file = file
  }

  error(code: string, row: number, params: TroubleParams = {}): void {
    this.#add('error', code, row, params)
  }

  note(code: string, row: number, params: TroubleParams = {}): void {
    this.#add('note', code, row, params)
  }

  /** What was said, in the order of the first row of each. */
  get notes(): Note[] {
    return [...this.#notes.values()].map(({ note, rows }) => (rows.length > 1 ? { ...note, rows } : note))
  }

  #add(level: Note['level'], code: string, row: number, params: TroubleParams): void {
    const key = `${level} ${code} ${JSON.stringify(params)}`
    const known = this.#notes.get(key)
    if (known) known.rows.push(row)
    else this.#notes.set(key, { note: { level, code, params, where: { file: this.#file, row } }, rows: [row] })
  }
}
