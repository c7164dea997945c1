/** The text is no sequence of group codes and values from this place on. */
export class DxfBroken extends Error {
  readonly at: number

  constructor(at: number) {
    super(`no group at ${at}`)
    this.at = at
  }
}

const CODE = /^\s*-?\d{1,4}\s*$/

/** As most lines of codes are written: blanks, then up to four digits. NaN of any other. */
function plainCode(line: string): number {
  let at = 0
  while (line.charCodeAt(at) === 0x20) at++
  if (at === line.length || line.length - at > 4) return NaN
  let code = 0
  for (; at < line.length; at++) {
    const digit = line.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return NaN
    code = code * 10 + digit
  }
  return code
}

/** Goes through an ASCII drawing by its pairs of lines: a group code, and its value. */
export class DxfGroups {
  code = 0
  value = ''
  at = 0
  readonly #text: string
  #again = false

  constructor(text: string) {
    this.#text = text
    if (text.charCodeAt(0) === 0xfeff) this.at = 1
  }

  get length(): number {
    return this.#text.length
  }

  /** Goes to the next pair; false at the end. Comments (999) are left out. Throws DxfBroken. */
  next(): boolean {
    if (this.#again) {
      this.#again = false
      return true
    }
    do {
      const start = this.at
      const line = this.#line()
      if (line === null) return false
      let code = plainCode(line)
      if (Number.isNaN(code)) {
        if (line.trim() === '' && this.#text.slice(this.at).trim() === '') return false
        if (!CODE.test(line)) throw new DxfBroken(start)
        code = Number(line)
      }
      const value = this.#line()
      if (value === null) throw new DxfBroken(start)
      this.code = code
      this.value = value
    } while (this.code === 999)
    return true
  }

  /** The pair will come once more. */
  back(): void {
    this.#again = true
  }

  #line(): string | null {
    const text = this.#text
    if (this.at >= text.length) return null
    let end = text.indexOf('\n', this.at)
    if (end === -1) end = text.length
    const line = text.slice(this.at, text.charCodeAt(end - 1) === 0x0d && end > this.at ? end - 1 : end)
    this.at = end + 1
    return line
  }
}
