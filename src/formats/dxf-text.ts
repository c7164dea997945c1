const SIGNS: Readonly<Record<string, string>> = { d: '°', p: '±', c: '⌀', '%': '%' }

/** `%%d` and `\U+XXXX`, which stand for characters that an old drawing cannot hold. */
export function plainText(text: string): string {
  return text
    .replace(/%%(?:([dpc%])|(\d{3})|[uok])/gi, (_, sign?: string, code?: string) =>
      sign ? SIGNS[sign.toLowerCase()]! : code ? String.fromCharCode(Number(code)) : '',
    )
    .replace(/\\U\+([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\^([IJM ])/g, (_, sign: string) => (sign === ' ' ? '^' : ' '))
    .trim()
}

/** Text of a MTEXT without its codes for fonts, heights, colours and stacks. */
export function plainMtext(text: string): string {
  const bare = text.replace(
    /\\U\+[\da-f]{4}|\\M\+\d[\da-f]{4}|\\[ACFHQTWcfp][^;\\{}]{0,200};|\\S([^;]{0,200});|\\[LlOoKkNX]|\\P|\\~|\\([\\{}])|[{}]/gi,
    (code, stacked?: string, literal?: string) => {
      if (/^\\U/i.test(code)) return code
      if (literal !== undefined) return literal
      if (stacked !== undefined) return stacked.replace(/[#^]\s?/g, '/')
      return code === '\\P' || code === '\\~' || code === '\\N' || code === '\\X' ? ' ' : ''
    },
  )
  return plainText(bare).replace(/\s+/g, ' ')
}
