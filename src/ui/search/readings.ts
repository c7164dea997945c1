import { polyphonic } from 'pinyin-pro'
import type { ReadingsOf } from './pinyin.ts'

/** All readings of a Chinese character, without tones. */
export const readingsOf: ReadingsOf = (character) => {
  if (!/\p{Script=Han}/u.test(character)) return []
  const [readings = []] = polyphonic(character, { toneType: 'none', type: 'array' })
  return [...new Set(readings)].filter((reading) => /^[a-zü]+$/.test(reading))
}
