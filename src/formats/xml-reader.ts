/** The text is not well-formed XML at this place. */
export class XmlBroken extends Error {
  readonly at: number

  constructor(at: number) {
    super(`not well-formed at ${at}`)
    this.at = at
  }
}

/** The text brings definitions of its own: a few lines of them can stand for gigabytes, so none is followed. */
export class XmlDoctype extends Error {}

/** Deeper than this, elements are no data of anyone's. */
const MOST_XML_LEVELS = 200

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const NAME = /[^\s/>=<&"']+/y
const LESS_THAN = 0x3c

/** Text with character references resolved; one that XML does not define stays as it is written. */
function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole
    const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal)
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

/**
 * Goes through an XML text from tag to tag. There is no DOM in a worker, and none is wanted for a hundred megabytes.
 * No name space is looked up: `gx:Track` is a Track. Throws XmlBroken, or XmlDoctype.
 */
export class XmlReader {
  /** Local name of the element that was opened or closed. */
  name = ''
  at = 0
  readonly #text: string
  readonly #open: string[] = []
  /** An element without content was opened and is still to be closed. */
  #isEmpty = false
  #attributes = ''
  #hasRoot = false

  constructor(text: string) {
    this.#text = text
    if (text.charCodeAt(0) === 0xfeff) this.at = 1
  }

  get depth(): number {
    return this.#open.length
  }

  /** Goes to the next tag: true when it opens an element, false when it closes one, null at the end of the text. */
  next(): boolean | null {
    if (this.#isEmpty) {
      this.#isEmpty = false
      return this.#close(this.#open.at(-1)!)
    }
    for (;;) {
      const start = this.#text.indexOf('<', this.at)
      if (start === -1) {
        if (this.#open.length > 0 || !this.#hasRoot || this.#text.slice(this.at).trim() !== '')
          throw new XmlBroken(this.#text.length)
        return null
      }
      if (this.#open.length === 0 && this.#text.slice(this.at, start).trim() !== '') throw new XmlBroken(this.at)
      this.at = start
      if (!this.#skipOther()) break
    }
    return this.#takeTag()
  }

  /** Value of an attribute of the element that was just opened. */
  attribute(name: string): string | null {
    const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(this.#attributes)
    return found ? resolved(found[1] ?? found[2] ?? '') : null
  }

  /** All text of the element that was just opened, with that of elements within; goes to its closing tag. */
  content(): string {
    const level = this.#open.length
    if (this.#isEmpty) {
      this.next()
      return ''
    }
    const end = this.#text.indexOf('<', this.at)
    // Most often there is nothing but text.
    if (end !== -1 && this.#text.charCodeAt(end + 1) === 0x2f) {
      const text = this.#text.slice(this.at, end)
      this.next()
      return this.#normal(resolved(text))
    }
    const pieces: string[] = []
    while (this.#open.length >= level) {
      const before = this.at
      const start = this.#text.indexOf('<', before)
      if (start === -1) throw new XmlBroken(this.#text.length)
      pieces.push(resolved(this.#text.slice(before, start)))
      this.at = start
      if (this.#text.startsWith('<![CDATA[', start)) {
        this.#skipOther()
        pieces.push(this.#text.slice(start + 9, this.at - 3))
      } else if (!this.#skipOther()) {
        this.#takeTag()
        if (this.#isEmpty) this.next()
      }
    }
    return this.#normal(pieces.join(''))
  }

  /** Goes to the closing tag of the element that was just opened. */
  skip(): void {
    this.leave(this.#open.length)
  }

  /** Goes behind the closing tag of the element that was opened as this level. */
  leave(level: number): void {
    while (this.#open.length >= level) this.next()
  }

  /** Calls for every element directly in the one that was just opened; each has to be taken to its closing tag. */
  children(take: () => void): void {
    const level = this.#open.length
    while (this.#open.length >= level) if (this.next()) take()
  }

  /** Line ends as XML has them. */
  #normal(text: string): string {
    return text.includes('\r') ? text.replace(/\r\n/g, '\n') : text
  }

  /** Takes a comment, a CDATA section or an instruction; says whether there was one. */
  #skipOther(): boolean {
    const text = this.#text
    const mark = text.charCodeAt(this.at + 1)
    if (mark !== 0x21 && mark !== 0x3f) return false
    let end: string
    if (mark === 0x3f) end = '?>'
    else if (text.startsWith('<!--', this.at)) end = '-->'
    else if (text.startsWith('<![CDATA[', this.at) && this.#open.length > 0) end = ']]>'
    else if (/^<!DOCTYPE/i.test(text.slice(this.at, this.at + 9))) throw new XmlDoctype()
    else throw new XmlBroken(this.at)
    const found = text.indexOf(end, this.at + 2)
    if (found === -1) throw new XmlBroken(this.at)
    this.at = found + end.length
    return true
  }

  #takeTag(): boolean {
    const text = this.#text
    const start = this.at
    const closes = text.charCodeAt(start + 1) === 0x2f
    NAME.lastIndex = start + (closes ? 2 : 1)
    const [name] = NAME.exec(text) ?? []
    if (name === undefined) throw new XmlBroken(start)
    let end = NAME.lastIndex
    // A quoted value may have the closing bracket within it.
    for (let quote = 0; ; end++) {
      const code = text.charCodeAt(end)
      if (Number.isNaN(code) || code === LESS_THAN) throw new XmlBroken(start)
      if (quote === 0 && code === 0x3e) break
      if (code === quote) quote = 0
      else if (quote === 0 && (code === 0x22 || code === 0x27)) quote = code
    }
    this.at = end + 1
    if (closes) return this.#close(name)
    this.#isEmpty = text.charCodeAt(end - 1) === 0x2f
    this.#attributes = text.slice(NAME.lastIndex, this.#isEmpty ? end - 1 : end)
    if (this.#open.length >= MOST_XML_LEVELS || (this.#open.length === 0 && this.#hasRoot)) throw new XmlBroken(start)
    this.#hasRoot = true
    this.#open.push(name)
    this.name = localName(name)
    return true
  }

  #close(name: string): false {
    if (this.#open.pop() !== name) throw new XmlBroken(this.at)
    this.name = localName(name)
    return false
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
