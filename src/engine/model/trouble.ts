/** Where in the user's files something is: row and byte count from 1. */
export interface Where {
  readonly file?: string
  readonly row?: number
  readonly byte?: number
}

export type TroubleParams = Readonly<Record<string, string | number>>

/** Something said about the input. `code` names the sentence in src/i18n. */
export interface Note {
  readonly level: 'note' | 'error'
  readonly code: string
  readonly params: TroubleParams
  readonly where: Where
  /** All rows that it is about, when it is about several; `where.row` is the first. */
  readonly rows?: readonly number[]
}

/** The user's file or option cannot be used. Not a bug: the sentence says what, where and what to do next. */
export class InputError extends Error {
  readonly code: string
  readonly params: TroubleParams
  readonly where: Where

  constructor(code: string, params: TroubleParams = {}, where: Where = {}) {
    super(`${code} ${JSON.stringify({ ...params, ...where })}`)
    this.name = 'InputError'
    this.code = code
    this.params = params
    this.where = where
  }

  get note(): Note {
    return { level: 'error', code: this.code, params: this.params, where: this.where }
  }
}
