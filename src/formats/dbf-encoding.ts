import { InputError, type Note } from '../engine/model/trouble.ts'
import { labelOf } from './encoding.ts'
import { voteEncoding } from './encoding-vote.ts'
import type { Encoding } from './format.ts'
import { decoderOf } from './text-decoder.ts'

/**
 * Code pages of the language driver byte, after the tables of dBase and ArcGIS; only those that `decoderOf` knows. 0x57
 * is "ANSI", that is the code page of whoever wrote the file: no information.
 */
const LANGUAGE_DRIVERS: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x04: 'macintosh',
  0x13: 'shift_jis',
  0x26: 'ibm866',
  0x4d: 'gb18030',
  0x4e: 'euc-kr',
  0x4f: 'big5',
  0x50: 'windows-874',
  0x58: 'windows-1252',
  0x59: 'windows-1252',
  0x65: 'ibm866',
  0x78: 'big5',
  0x79: 'euc-kr',
  0x7a: 'gb18030',
  0x7b: 'shift_jis',
  0x7c: 'windows-874',
  0x96: 'x-mac-cyrillic',
  0x97: 'x-mac-ce',
  0x98: 'x-mac-greek',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
  0xca: 'windows-1254',
  0xcb: 'windows-1253',
  0xcc: 'windows-1257',
}

/** Those of DOS, by their code page: one for each country and order of sorting. */
const DOS_DRIVERS: Readonly<Record<string, readonly number[]>> = {
  ibm437: [0x01, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b],
  ibm737: [0x6a, 0x86],
  ibm850: [0x02, 0x0a, 0x0e, 0x10, 0x12, 0x14, 0x16, 0x1a, 0x1d, 0x25, 0x37],
  ibm852: [0x1f, 0x22, 0x23, 0x40, 0x64, 0x87],
  ibm857: [0x6b, 0x88],
  ibm860: [0x24],
  ibm861: [0x67],
  ibm863: [0x1c, 0x6c],
  ibm865: [0x08, 0x17, 0x66],
}

function codePageOf(driver: number): string | null {
  const byDos = Object.entries(DOS_DRIVERS).find(([, drivers]) => drivers.includes(driver))
  return LANGUAGE_DRIVERS[driver] ?? byDos?.[0] ?? null
}

/** A text of Chinese in its own encoding is made of everyday characters to at least this share. */
const CONVINCING = 0.85
/** And to this when no other encoding is near: names of places and people have rare characters. */
const PLAUSIBLE = 0.5
/** A chosen encoding that fails for more than this share of the texts does not fit. */
const MOST_FAILURES = 0.1

/** Korean is written without Han characters today; Chinese that is taken for Korean has some among the syllables. */
const KOREAN = /^[\p{ASCII}\p{Script=Hangul}\u3000-\u303f\uff01-\uff5e]*$/u
const isKorean = (samples: readonly Uint8Array[]) =>
  samples.every((sample) => KOREAN.test(new TextDecoder('euc-kr').decode(sample)))

const decodes = (bytes: Uint8Array, label: string) => voteEncoding([bytes], [label]).tied.length > 0

/** Names and words have no frames of tables; Chinese in GBK read as a page of DOS is made of little else. */
const FRAMES = /[\u2500-\u259f]/
const isFramed = (bytes: Uint8Array, label: string) =>
  label.startsWith('ibm') && FRAMES.test(decoderOf(label).decode(bytes))

/**
 * The encoding of a DBF: as the user says, else as .cpg or the language driver declare, unless the texts say otherwise,
 * else by vote. `samples` are texts of the file. Throws InputError when the user's choice is unknown or does not fit.
 */
export function encodingOfDbf(
  samples: readonly Uint8Array[],
  declared: { chosen: string | null; cpg: string | null; languageDriver: number },
  file: string,
): { encoding: Encoding; notes: Note[] } {
  const notes: Note[] = []
  const note = (code: string, params: Note['params']) => notes.push({ level: 'note', code, params, where: { file } })
  const telling = samples.filter((sample) => sample.some((byte) => byte >= 0x80))
  const { chosen, cpg, languageDriver } = declared

  if (chosen !== null) {
    const name = labelOf(chosen)
    if (name === null) throw new InputError('encoding-unknown-label', { encoding: chosen }, { file })
    const failures = telling.filter((sample) => !decodes(sample, name)).length
    if (failures > telling.length * MOST_FAILURES)
      throw new InputError('encoding-does-not-fit', { encoding: name }, { file })
    return { encoding: { name, rule: 'user' }, notes }
  }

  const byCpg = cpg === null ? null : labelOf(cpg)
  const named = byCpg ?? codePageOf(languageDriver)
  const rule = byCpg === null ? 'ldid' : 'declared'
  if (telling.length === 0) return { encoding: { name: named ?? 'utf-8', rule: named ? rule : 'utf8-valid' }, notes }
  if (cpg !== null && byCpg === null) note('cpg-unknown', { found: cpg.trim().slice(0, 40) })

  if (named !== null) {
    const fits = telling.every((sample) => decodes(sample, named) && !isFramed(sample, named))
    if (fits && named === 'euc-kr' && isKorean(telling)) return { encoding: { name: named, rule }, notes }
    // Big5 and GBK share most byte pairs, so Big5 is thought of only where the declared encoding is impossible.
    const vote = voteEncoding(telling, [named, 'utf-8', 'gb18030', ...(fits ? [] : ['big5'])])
    const better = vote.tied[0]
    const isWrong =
      better !== undefined && !vote.tied.includes(named) && (!fits || (vote.shares.get(better) ?? 0) >= CONVINCING)
    if (!isWrong) return { encoding: { name: named, rule }, notes }
    const used = vote.tied.includes('gb18030') ? 'gb18030' : better
    note('declared-encoding-wrong', { declared: named, used })
    return { encoding: { name: used, rule: 'vote' }, notes }
  }

  const { winner, tied, shares } = voteEncoding(telling, ['utf-8', 'gb18030', 'big5'])
  const name = winner ?? (tied.includes('gb18030') ? 'gb18030' : (tied[0] ?? 'gb18030'))
  const share = shares.get(name) ?? 0
  // Any few GBK bytes make some Chinese in Big5, too; UTF-8 is not made by chance.
  const isCertain = name === 'utf-8' || (share >= (winner ? PLAUSIBLE : CONVINCING) && !tied.includes('utf-8'))
  if (!isCertain) note('encoding-uncertain', { used: name })
  return { encoding: { name, rule: name === 'utf-8' ? 'utf8-valid' : isCertain ? 'vote' : 'default' }, notes }
}
