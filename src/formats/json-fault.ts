/**
 * Where JSON text breaks: index of the first character that cannot stand there (the length, when the text ends early).
 * JSON.parse says it in words that differ between engines; the sentence to the user must not.
 */
export function jsonFaultAt(text: string): number {
  const space = /[ \t\r\n]*/y
  /** Open brackets; after each, what may come next. */
  const open: string[] = []
  let expect: 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end' = 'value'
  let i = 0
  for (;;) {
    space.lastIndex = i
    space.test(text)
    i = space.lastIndex
    const c = text[i]
    if (c === undefined || expect === 'end') return i
    const after = () => (open.length === 0 ? 'end' : 'comma-or-close')
    const closes = c === (open.at(-1) === '{' ? '}' : ']')
    if (expect === 'colon') {
      if (c !== ':') return i
      expect = 'value'
      i++
    } else if (expect === 'comma-or-close' && c === ',') {
      expect = open.at(-1) === '{' ? 'key' : 'value'
      i++
    } else if (open.length > 0 && closes && /close/.test(expect)) {
      open.pop()
      expect = after()
      i++
    } else if (expect === 'comma-or-close') return i
    else if (expect.startsWith('value') && (c === '{' || c === '[')) {
      open.push(c)
      expect = c === '{' ? 'key-or-close' : 'value-or-close'
      i++
    } else {
      if (expect.startsWith('key') && c !== '"') return i
      const { at, good } = c === '"' ? readText(text, i) : readWord(text, i)
      if (!good) return at
      i = at
      expect = expect.startsWith('key') ? 'colon' : after()
    }
  }
}

/** Where a text in quotation marks ends, or else the first character that cannot stand in it. */
function readText(text: string, start: number): { at: number; good: boolean } {
  for (let i = start + 1; i < text.length; i++) {
    const c = text[i]!
    if (c === '"') return { at: i + 1, good: true }
    if (c < ' ') return { at: i, good: false }
    if (c !== '\\') continue
    const escape = text[++i] ?? ' '
    if (!'"\\/bfnrtu'.includes(escape)) return { at: i, good: false }
    for (let digit = 0; escape === 'u' && digit < 4; digit++)
      if (!/[\da-f]/i.test(text[++i] ?? ' ')) return { at: i, good: false }
  }
  return { at: text.length, good: false }
}

/** The same of a number, true, false or null. */
function readWord(text: string, start: number): { at: number; good: boolean } {
  const begun =
    /t(?:r(?:ue?)?)?|f(?:a(?:l(?:se?)?)?)?|n(?:u(?:ll?)?)?|-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?)?/y
  begun.lastIndex = start
  const word = begun.exec(text)?.[0] ?? ''
  return { at: start + word.length, good: /\d$|^(?:true|false|null)$/.test(word) }
}
