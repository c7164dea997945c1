/**
 * Where JSON text breaks: index of the first character that cannot stand there (the length, when the text ends early).
 * JSON.parse says it in words that differ between engines; the sentence to the user must not.
 */
export function jsonFaultAt(text: string): number {
  const space = /[ \t\r\n]*/y
  const word =
    /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
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
      word.lastIndex = i
      if (!word.test(text)) return endsWithin(text, i) ? text.length : i
      if (expect.startsWith('key') && c !== '"') return i
      // JSON forbids control characters within a string.
      for (let k = i; k < word.lastIndex; k++) if (text.charCodeAt(k) < 0x20) return k
      i = word.lastIndex
      expect = expect.startsWith('key') ? 'colon' : after()
    }
  }
}

/** Whether what begins at i is the beginning of a word that the end of the text cuts off. */
function endsWithin(text: string, i: number): boolean {
  const rest = text.slice(i, i + 6)
  if (rest.startsWith('"')) return !/"(?:[^"\\]|\\.)*"/sy.test(text.slice(i))
  return rest === '-' || ['true', 'false', 'null'].some((word) => word.startsWith(rest) && word !== rest)
}
