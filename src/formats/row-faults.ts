import type { Note, TroubleParams } from '../engine/model/trouble.ts'

const NONE: TroubleParams = {}

/** Rows that could not be read, by kind of fault: one note for each kind with all of its rows. */
export class RowFaults {
  #rows = new Map<string, { code: string; params: TroubleParams; rows: number[] }>()

  /** `row` counts from 1; faults of one code with other params are another kind. */
  add(code: string, row: number, params: TroubleParams = NONE): void {
    const key = params === NONE ? code : `${code} ${JSON.stringify(params)}`
    const known = this.#rows.get(key)
    if (known) known.rows.push(row)
    else this.#rows.set(key, { code, params, rows: [row] })
  }

  notes(file: string, level: Note['level'] = 'error'): Note[] {
    return [...this.#rows.values()].map(({ code, params, rows }) => ({
      level,
      code,
      params: { ...params, count: rows.length },
      where: { file, row: rows[0]! },
      ...(rows.length > 1 && { rows }),
    }))
  }
}
