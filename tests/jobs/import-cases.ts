/** Files as people drop them, read as far as a receipt. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { textAt } from '../../src/engine/model/table.ts'
import type { FormatFile } from '../../src/formats/format.ts'
import { readDrafts, retry, type Surroundings, type Tried } from '../../src/jobs/import/read-drafts.ts'
import type { Trial } from '../../src/jobs/import/try-import.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { emptyPark } from '../../src/project/empty-park.ts'
import type { ImportSettings } from '../../src/project/receipt.ts'
import { rowsOf } from '../formats/read-layer.ts'

export const NOW = '2026-03-01T08:30:20Z'
export function around(remembered: Surroundings['remembered'] = {}, zone = 37): Surroundings {
  let count = 0
  return {
    park: emptyPark('示例园区', zone, [111, 35.6]),
    receipts: new Map(),
    remembered,
    now: NOW,
    newId: () => `d${++count}`,
  }
}

export const textFile = (name: string, content: string): FormatFile => ({
  name,
  bytes: new TextEncoder().encode(content),
})
export const stored = (path: string): FormatFile => ({
  name: path.split('/').at(-1)!,
  bytes: new Uint8Array(readFileSync(new URL(`../formats/files/${path}`, import.meta.url))),
})

type Properties = Readonly<Record<string, unknown>>
export const feature = (properties: Properties, geometry: object | null) => ({ type: 'Feature', properties, geometry })
export const point = (x: unknown, y: unknown) => ({ type: 'Point', coordinates: [x, y] })
export const ring = (...corners: [number, number][]) => ({ type: 'Polygon', coordinates: [corners] })
export const geojson = (name: string, features: readonly unknown[]) =>
  textFile(name, JSON.stringify({ type: 'FeatureCollection', features }))

export const read = (files: readonly FormatFile[], where = around()) => readDrafts(files, where, SILENT)
export async function one(...files: FormatFile[]): Promise<Tried> {
  const { tried, refused } = await read(files)
  expect(refused).toEqual([])
  expect(tried).toHaveLength(1)
  return tried[0]!
}
export const points = ({ layer }: Trial) => rowsOf(layer!.table).map(({ parts }) => parts.flat(2))
export const values = ({ layer }: Trial, column: string) =>
  layer!.table.ids.map((_, i) => textAt(layer!.table, column, i))
export const again = ({ draft, trial }: Tried, changed: Partial<ImportSettings>) =>
  retry({ draft, trial }, { ...draft.settings, ...changed }, around(), SILENT)

/** Rows that a receipt says are gone: those of its errors that the layer does not have. */
export function droppedIn({ layer, receipt }: Trial): number[] {
  const kept = new Set(layer?.table.rows ?? [])
  const named = receipt.notes
    .filter(({ level }) => level === 'error')
    .flatMap(({ rows, where }) => rows ?? (where.row === undefined ? [] : [where.row]))
  return [...new Set(named)].filter((row) => !kept.has(row)).sort((a, b) => a - b)
}

export const HOUSES = [
  feature({ 户主: '张三', 人数: 3 }, point(110.98, 35.6)),
  feature({ 户主: '李四', 人数: 5 }, point(110.981, 35.601)),
  feature({ 户主: '王五', 人数: 0 }, point(110.982, 35.602)),
]
