import { cellAt, type Table } from '../engine/model/table.ts'
import { headingWord } from './column-words.ts'

const PERSONS = ['main', 'technical', 'operation'] as const
const PHONE = /^(?:联系)?(?:电话|手机|方式)(?:号|号码)?$|^(?:phone|tel|telephone|mobile)$/
/** What a sheet calls a column whose heading came before: three columns 联系电话 are one, and two by their place. */
const BY_PLACE = /^列\d+_*$/
const NUMBER = /^\+?\d[\d\s()（）-]{5,20}(?:[转,/、;；]\s*\d[\d\s-]*)*$/

/** The telephone of a responsible person, by fields of the register: the column right after that of the person. */
export function phoneColumns(table: Table, fields: Readonly<Record<string, string>>): Record<string, string> {
  const headings = [...table.columns.keys()]
  const used = new Set(Object.values(fields))
  const found = PERSONS.flatMap((person): [string, string][] => {
    const own = fields[`responsible_${person}`]
    if (own === undefined || fields[`phone_${person}`] !== undefined) return []
    const next = headings[headings.indexOf(own) + 1]
    if (next === undefined || used.has(next)) return []
    const says = PHONE.test(headingWord(next)) || (BY_PLACE.test(next) && holdsNumbers(table, next))
    return says ? [[`phone_${person}`, next]] : []
  })
  return Object.fromEntries(found)
}

function holdsNumbers(table: Table, heading: string): boolean {
  const column = table.columns.get(heading)!
  let numbers = 0
  for (let row = 0; row < table.length; row++) {
    const cell = cellAt(column, row)
    if (cell === null || cell === '') continue
    if (!NUMBER.test(String(cell).trim())) return false
    numbers++
  }
  return numbers > 0
}
