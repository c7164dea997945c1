/** How texts are decoded. Bytes are by iconv (glibc 2.36) unless they are TextEncoder's; code pages by Python's codecs. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeStrictly, decodeText, labelOf } from '../../src/formats/encoding.ts'
import { voteEncoding } from '../../src/formats/encoding-vote.ts'
import { decoderOf } from '../../src/formats/text-decoder.ts'
import { hex } from './shapefile-bytes.ts'

const CODE_PAGES = JSON.parse(readFileSync(new URL('files/encodings/code-pages.json', import.meta.url), 'utf8')) as {
  pages: Record<string, string>
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const joined = (...parts: Uint8Array[]) => Uint8Array.of(...parts.flatMap((part) => [...part]))

// 四至范围,1 and a line end.
const GBK = hex('CBC4 D6C1 B7B6 CEA7 2C31 0A')
const LITTLE = hex('DB56 F381 0383 F456 2C00 3100 0A00')
const BIG = hex('56DB 81F3 8303 56F4 002C 0031 000A')
const TEXT = '四至范围,1\n'
// 化工园区四至范围宿舍 without any Latin letter or line end.
const HAN_LITTLE = hex('1653 E55D ED56 3A53 DB56 F381 0383 F456 BF5B 0D82')

describe('without a word from the user', () => {
  test.each<[string, Uint8Array, string, string, string]>([
    ['UTF-8', utf8(TEXT), TEXT, 'utf-8', 'utf8-valid'],
    ['UTF-8 with a mark', joined(hex('EFBBBF'), utf8(TEXT)), TEXT, 'utf-8', 'bom'],
    ['UTF-16 with a mark', joined(hex('FFFE'), LITTLE), TEXT, 'utf-16le', 'bom'],
    ['UTF-16, upper byte first, with a mark', joined(hex('FEFF'), BIG), TEXT, 'utf-16be', 'bom'],
    ['UTF-16 by its zeros', LITTLE, TEXT, 'utf-16le', 'utf16-shape'],
    ['UTF-16, upper byte first, by its zeros', BIG, TEXT, 'utf-16be', 'utf16-shape'],
    ['UTF-16 of Chinese alone', HAN_LITTLE, '化工园区四至范围宿舍', 'utf-16le', 'utf16-shape'],
    ['GBK', GBK, TEXT, 'gb18030', 'default'],
    // 㐂 is in GB18030 alone, in four bytes.
    ['GB18030', hex('8139 EE39'), '㐀', 'gb18030', 'default'],
    ['nothing', new Uint8Array(), '', 'utf-8', 'utf8-valid'],
    ['ASCII', utf8('a,b\n1,2\n'), 'a,b\n1,2\n', 'utf-8', 'utf8-valid'],
    ['ASCII that makes Chinese of UTF-16', utf8('Bush hid the facts'), 'Bush hid the facts', 'utf-8', 'utf8-valid'],
  ])('%s', (_, bytes, text, name, rule) => {
    expect(decodeText(bytes, null)).toEqual({ text, encoding: { name, rule } })
  })

  test('UTF-8 with a broken end is not taken for GBK', () => {
    const bytes = utf8('化工园区四至范围宿舍楼企业名称'.repeat(4)).subarray(0, -1)
    expect(() => decodeText(bytes, null, 'a.csv')).toThrow(
      expect.objectContaining({ code: 'damaged-utf8', params: { count: 1 }, where: { file: 'a.csv' } }),
    )
  })

  test('bytes that are no text at all', () => {
    expect(() => decodeText(hex('FF81 41FF 8800'), null)).toThrow(expect.objectContaining({ code: 'unknown-encoding' }))
  })
})

describe('the user’s choice', () => {
  test('goes before everything', () => {
    expect(decodeText(GBK, 'GBK')).toEqual({ text: TEXT, encoding: { name: 'gb18030', rule: 'user' } })
    expect(decodeText(hex('A4C6 BEC7'), 'Big5').text).toBe('化學')
    // The same bytes are valid GBK.
    expect(decodeText(hex('A4C6 BEC7'), null).encoding.name).toBe('gb18030')
  })

  test.each([
    ['utf-8', 'encoding-does-not-fit'],
    ['klingon', 'encoding-unknown-label'],
    ['', 'encoding-unknown-label'],
  ])('%s for GBK: %s', (chosen, code) => {
    expect(() => decodeText(GBK, chosen)).toThrow(expect.objectContaining({ code }))
  })
})

describe('spellings of .cpg files', () => {
  test.each([
    ...['UTF-8', 'UTF8', 'utf8', '65001', 'CP65001', ' UTF-8\r\n'].map((spelling) => [spelling, 'utf-8']),
    ...['GBK', 'CP936', '936', 'GB2312', 'GB18030', 'ANSI 936', 'ANSI_936', 'ms936', '54936', 'windows-936'].map(
      (spelling) => [spelling, 'gb18030'],
    ),
    ...['BIG5', 'Big-5', 'big5', '950', 'CP950', 'ANSI 950'].map((spelling) => [spelling, 'big5']),
    ...['ISO-8859-1', 'ISO8859-1', 'ISO-88591', '88591', '1252', 'cp1252', 'windows-1252', 'ISO_8859-1', 'latin1'].map(
      (spelling) => [spelling, 'windows-1252'],
    ),
    ...['OEM 437', '437', 'cp437', 'IBM437', 'dos437'].map((spelling) => [spelling, 'ibm437']),
    ...['1361', 'LDID/77', 'nonsense', ''].map((spelling) => [spelling, null]),
  ])('%j is %s', (spelling, label) => {
    expect(labelOf(spelling!)).toBe(label)
  })
})

test.each(Object.entries(CODE_PAGES.pages))('%s, which TextDecoder lacks', (label, upper) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const ascii = String.fromCharCode(...bytes.subarray(0, 0x80))
  expect(decoderOf(label).decode(bytes)).toBe(ascii + upper)
  const isWhole = !upper.includes('\ufffd')
  expect(decodeStrictly(bytes, label)).toBe(isWhole ? ascii + upper : null)
  expect(
    decodeStrictly(
      Uint8Array.from(bytes, (byte) => byte & 0x7f),
      label,
    ),
  ).toBe(ascii + ascii)
})

describe('votes of short texts', () => {
  const ALL = ['utf-8', 'gb18030', 'big5']
  // 联通, the two characters whose GBK bytes Notepad once took for UTF-8.
  test.each<[string, Uint8Array[], string | null]>([
    ['联通 in GBK', [hex('C1AACDA8')], 'gb18030'],
    ['联通 in UTF-8', [utf8('联通')], 'utf-8'],
    ['模 in UTF-8', [utf8('模')], 'utf-8'],
    ['化學工業 in Big5', [hex('A4C6 BEC7 A475 B77E')], 'big5'],
    ['ASCII', [utf8('abc')], null],
    ['UTF-8 cut at the end', [utf8('化工园区').subarray(0, 10)], 'utf-8'],
  ])('%s', (_, samples, winner) => {
    expect(voteEncoding(samples, ALL).winner).toBe(winner)
  })

  test('居民点 in GBK could be Big5', () => {
    expect(voteEncoding([hex('BED3 C3F1 B5E3')], ALL).tied).toEqual(['gb18030', 'big5'])
  })
})
