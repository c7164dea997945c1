import { halfWidth } from '../engine/model/half-width.ts'

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const UNIT = /(?:次|人)?(?:\/(?:a|年|yr|year)|每年|per(?:year|annum))$/
const PLAIN = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/
const POWER = /^(?:(\d+(?:\.\d+)?)[×x*·✕])?10\^?\(?(-\d+)\)?$/

/**
 * A frequency a year as reports write it: `3e-7`, `3E-07`, `3×10^-7`, `3*10-7`, `3×10⁻⁷/a`, `10⁻⁵ 次/年`. Always the number
 * nearest to what is written. Undefined for anything else.
 */
export function frequencyOf(text: string): number | undefined {
  const lowered = halfWidth(text)
    .toLowerCase()
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String(RAISED.indexOf(sign)))
  const bare = lowered
    .replaceAll('⁻', '-')
    .replace(/\s+/g, '')
    .replace(/^[≥>=]+/, '')
    .replace(UNIT, '')
  if (PLAIN.test(bare)) return Number(bare)
  const power = POWER.exec(bare)
  return power ? Number(`${power[1] ?? '1'}e${power[2]}`) : undefined
}
