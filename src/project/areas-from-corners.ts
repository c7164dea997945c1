import { NoteBook } from '../engine/model/note-book.ts'
import { cellAt, type Column, SHAPE_CODES, type Table } from '../engine/model/table.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Note } from '../engine/model/trouble.ts'
import { addCornerShape, type Corner, CORNER_NUMBERS, shapeCorners } from '../formats/corner-rings.ts'
import { headingWord } from './column-words.ts'

/** Headings of a sheet of corners, as `headingWord` gives them. */
const NUMBERS = '点号 界址点号 界址点编号 拐点号 拐点编号 拐点 角点号 角点 序号 编号 jzdh dh'
const RINGS = '圈号 地块圈号 环号'
const PARCELS = '地块编号 地块号 宗地号 片区编号 片区 区块 地块 地块名称 片区名称'

/**
 * The rows of a sheet that are the corners of outlines (界址点表) as areas: the rows of a parcel, in their order, are its
 * rings, told apart as in a corner file. A parcel has the values of its first row. Null when the rows are no corners: a
 * shape other than points is among them. A parcel of which a corner is lost goes, with a note.
 */
export function areasFromCorners(table: Table, file: string): { table: Table; notes: Note[] } | null {
  const { shapeCodes } = table.geometry
  if (!shapeCodes.includes(SHAPE_CODES.point) || shapeCodes.some((code) => code > SHAPE_CODES.point)) return null
  const columnOf = (words: string): Column | undefined =>
    words
      .split(' ')
      .map((word) => [...table.columns].find(([name]) => headingWord(name) === word)?.[1])
      .find(Boolean)
  const textOf = (column: Column | undefined, index: number) => String((column && cellAt(column, index)) ?? '').trim()
  const [number, ring, parcel] = [columnOf(NUMBERS), columnOf(RINGS), columnOf(PARCELS)]
  const parcels = new Map<string, number[]>()
  for (let index = 0; index < table.length; index++) {
    const name = textOf(parcel, index)
    const known = parcels.get(name)
    if (known) known.push(index)
    else parcels.set(name, [index])
  }
  const book = new NoteBook(file)
  const builder = new TableBuilder()
  const { positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  for (const [name, indices] of parcels) {
    const row = table.rows[indices[0]!]!
    if (indices.some((index) => shapeCodes[index] === 0)) {
      book.error('corner-parcel-incomplete', row, { count: 1 })
      continue
    }
    const corners = indices.map((index): Corner => {
      const at = ringOffsets[partOffsets[featureOffsets[index]!]!]! * 2
      const place = { x: positions[at]!, y: positions[at + 1]! }
      return { line: table.rows[index]!, number: textOf(number, index), ring: textOf(ring, index), ...place }
    })
    const shape = shapeCorners(corners, 'polygon')
    if (!shape) {
      book.error('corner-parcel-short', row, { count: 1 })
      continue
    }
    addCornerShape(builder, shape)
    for (const [column, cells] of table.columns)
      if (cells !== number && cells !== ring && column !== CORNER_NUMBERS)
        builder.setValue(column, cellAt(cells, indices[0]!))
    builder.endRow(name, row, 'polygon')
    book.note('corners-joined', row, { corners: shape.count })
  }
  return { table: builder.build(), notes: book.notes }
}
