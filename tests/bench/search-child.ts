/** Searching a county: 10,000 hazards and 100,000 places of people, a keystroke at a time. Prints a line for each query. */
import { codedColumn, type Column, type Table, type Value } from '../../src/engine/model/table.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { LayerKind } from '../../src/engine/model/layer-kind.ts'
import { ObjectIndex } from '../../src/ui/objects.ts'
import { readingsOf } from '../../src/ui/search/readings.ts'
import { alphabetOf, SearchIndex } from '../../src/ui/search/search.ts'
import { median } from './measure.ts'

const HAZARDS = 10_000
const PLACES = 100_000
const ROUNDS = 9

let state = 20260401
const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const SIGNS = '高渠柳林东西南北上下大小新老长乐重安平河庄沟岭坡塬家李王张赵孙周吴郑崇曜恒泰华源盛达'
const SUBSTANCES = '氨 液氨 氯 液氯 环氧乙烷 甲醇 苯 甲苯 氢气 硫化氢 二氧化硫 液化石油气 丙烯腈 乙烯 汽油'.split(' ')
const word = (length: number) => Array.from({ length }, () => pick([...SIGNS])).join('')

function table(ids: readonly string[], columns: Record<string, readonly Value[]>): Table {
  const builder = new TableBuilder()
  for (const [row, id] of ids.entries()) {
    builder.addPosition(111, 35)
    builder.endRing()
    builder.endPart()
    builder.endRow(id, row + 1, 'point')
  }
  const coded = (values: readonly Value[]): Column => {
    const words: Value[] = [null]
    const codes = Uint32Array.from(values, (value) => (value === null ? 0 : words.push(value) - 1))
    return { codes, words }
  }
  return {
    ...builder.build(),
    columns: new Map(Object.entries(columns).map(([name, values]) => [name, coded(values)])),
  }
}

const layer = (kind: LayerKind, rows: Table) => ({ kind, file: `${kind}.geojson`, table: rows }) as never
const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const hazards = table(numbered('H-', HAZARDS), {
  name: numbered('', HAZARDS).map((_, i) => `${word(3)}${i % 40}号罐区`),
  enterprise: numbered('', HAZARDS).map(() => `E-${Math.floor(random() * 2000)}`),
  medium: numbered('', HAZARDS).map(() => pick(SUBSTANCES)),
  grade: numbered('', HAZARDS).map(() => 1 + Math.floor(random() * 4)),
  substances: numbered('', HAZARDS).map((_, i) => [
    { name: pick(SUBSTANCES), q_t: i },
    { name: pick(SUBSTANCES), q_t: 5 },
  ]),
})
const places = table(numbered('T-', PLACES), {
  name: numbered('', PLACES).map((_, i) => `${word(3)}村${word(2)}${i}号`),
  settlement: numbered('', PLACES).map(() => `${word(3)}村`),
})
const companies = table(numbered('E-', 2000), { name: numbered('', 2000).map(() => `${word(4)}化工有限公司`) })
const park = {
  zone: 37,
  layers: [layer('enterprise', companies), layer('hazard_source', hazards), layer('protection_target', places)],
  materials: [],
}
const index = new ObjectIndex({ park, versions: [] } as never, null)

/** The whole of a work in slices, and the longest step between two places where it may pause. */
function run<T>(work: Generator<void, T>): { value: T; ms: number; longest: number } {
  const start = performance.now()
  let longest = 0
  for (;;) {
    const before = performance.now()
    const { done, value } = work.next()
    longest = Math.max(longest, performance.now() - before)
    if (done) return { value, ms: performance.now() - start, longest }
  }
}
const line = (name: string, ms: number, more: string) => console.log(`${name.padEnd(24)} ${ms.toFixed(1)} ms  ${more}`)

const joined = run(SearchIndex.of(index))
line('texts joined', joined.ms, `longest step ${joined.longest.toFixed(1)} ms`)
const read = run(joined.value.read(alphabetOf(readingsOf)))
line('pinyin read', read.ms, `longest step ${read.longest.toFixed(1)} ms`)
codedColumn(hazards.columns.get('grade')!)
for (const query of [
  '高',
  '高渠村',
  '1',
  'T-99',
  '一级',
  '7664-41-7',
  '液氨',
  'a',
  'y',
  'gq',
  'yean',
  'huanyang',
  'hgyxgs',
  'zzz',
  '高qu',
]) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    joined.value.find(query, 'zh')
    return performance.now() - start
  })
  line(query, median(times), `most ${Math.max(...times).toFixed(1)} ms, ${joined.value.find(query, 'zh').length} hits`)
}
