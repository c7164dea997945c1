import { type Column, numbersOf, type Value } from '../engine/model/table.ts'

/** A column from the values of its rows; each distinct one is kept once, lists by what is in them. */
export function columnOf(values: readonly Value[]): Column {
  const words: Value[] = [null]
  const known = new Map<Value, number>()
  const codes = Uint32Array.from(values, (value) => {
    if (value === null) return 0
    const key = typeof value === 'object' ? JSON.stringify(value) : value
    let code = known.get(key)
    if (code === undefined) known.set(key, (code = words.push(value) - 1))
    return code
  })
  return numbersOf({ codes, words })
}
