const SIGNS: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2212': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u3001': ',',
  '\u3002': '.',
  '\u3010': '[',
  '\u3011': ']',
}

/**
 * Digits, letters and punctuation as an input method for Chinese writes them, in their ASCII forms: `３９，Ｊ１＝＠`.
 * For numbers and keys, not for names.
 */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0\u2212\u2013\u2014\u3001\u3002\u3010\u3011]/g, (sign) => {
    return SIGNS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
  })
}
