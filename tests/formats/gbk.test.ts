import { expect, test } from 'vitest'
import { encodeGbk } from '../../src/formats/gbk.ts'

const hex = (text: string) => [...encodeGbk(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** From glibc: `printf … | iconv -f UTF-8 -t GB18030 | xxd`. */
test.each<[string, string]>([
  ['J1,0', '4a 31 2c 30'],
  ['界址点', 'bd e7 d6 b7 b5 e3'],
  ['，＠㎡', 'a3 ac a3 c0 a9 4f'],
  ['堃喆镕', '88 d2 86 b4 e9 46'],
  ['㙟', '82 30 ad 31'],
  ['é', 'a8 a6'],
  ['ö', '81 30 8b 32'],
  ['𠮷', '95 34 b2 35'],
])('%s', (text, bytes) => {
  expect(hex(text)).toBe(bytes)
})

test('every character comes back, but for private ones that the decoder does not know', () => {
  let text = ''
  for (let point = 0; point < 0x30000; point++) {
    // Halves of surrogate pairs and U+FFFD are no text.
    if ((point >= 0xd800 && point <= 0xdfff) || point === 0xfffd) continue
    text += String.fromCodePoint(point)
  }
  const back = new TextDecoder('gb18030', { ignoreBOM: true }).decode(encodeGbk(text))
  const lost: string[] = []
  const after = [...back]
  ;[...text].forEach((character, i) => {
    if (after[i] !== character) lost.push(character.codePointAt(0)!.toString(16))
  })
  expect(lost.length).toBeLessThan(30)
  expect(lost.filter((point) => parseInt(point, 16) < 0xe000 || parseInt(point, 16) > 0xf8ff)).toEqual([])
})

test('half of a surrogate pair becomes U+FFFD', () => {
  expect(new TextDecoder('gb18030').decode(encodeGbk('a\ud800b'))).toBe('a\ufffdb')
})
