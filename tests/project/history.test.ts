import { describe, expect, test } from 'vitest'
import type { Table } from '../../src/engine/model/table.ts'
import type { Command } from '../../src/project/commands/command.ts'
import { step } from '../../src/project/commands/index.ts'
import type { DescribePark } from '../../src/project/commands/park.ts'
import { emptyPark } from '../../src/project/empty-park.ts'
import { type History, historyOf, type Project } from '../../src/project/project.ts'

const NO_TABLES: ReadonlyMap<string, Table> = new Map()
const project: Project = { park: emptyPark('0', 37, [111, 35.6]), receipts: new Map(), reviews: new Map() }

describe('undo and redo', () => {
  const named = (count: number): DescribePark => ({ do: 'describe-park', park: { name: `${count}` } })
  const counted = ({ present }: History) => Number(present.park.name)
  const run = (...commands: Command[]) =>
    commands.reduce(
      (history, command) => step(history, JSON.parse(JSON.stringify(command)) as Command, NO_TABLES),
      historyOf(project),
    )
  const [UNDO, REDO] = [{ do: 'undo' }, { do: 'redo' }]

  test('back and forth along the changes', () => {
    const three = [named(10), named(11), named(12)]
    expect(counted(run(...three, UNDO))).toBe(11)
    expect(counted(run(...three, UNDO, UNDO, REDO))).toBe(11)
    expect(counted(run(...three, UNDO, UNDO, REDO, REDO))).toBe(12)
    expect(run(...three, UNDO, UNDO, UNDO).present).toBe(project)
  })

  test('a change after undo: what was taken back is gone', () => {
    const history = run(named(10), named(11), UNDO, named(12))
    expect(counted(history)).toBe(12)
    expect(history.future).toEqual([])
    expect(counted(step(history, REDO, NO_TABLES))).toBe(12)
    expect(counted(run(named(10), named(11), UNDO, named(12), UNDO))).toBe(10)
  })

  test('nothing to take back or to make again: nothing happens', () => {
    const start = historyOf(project)
    expect(step(start, UNDO, NO_TABLES)).toBe(start)
    expect(step(start, REDO, NO_TABLES)).toBe(start)
  })

  test('two hundred steps can be taken back', () => {
    let history = historyOf(project)
    for (let count = 1; count <= 250; count++) history = step(history, named(count), NO_TABLES)
    expect(history.past).toHaveLength(200)
    for (let back = 1; back <= 200; back++) history = step(history, UNDO, NO_TABLES)
    expect(counted(history)).toBe(50)
    expect(step(history, UNDO, NO_TABLES)).toBe(history)
    for (let forth = 1; forth <= 300; forth++) history = step(history, REDO, NO_TABLES)
    expect(counted(history)).toBe(250)
    expect(history.past).toHaveLength(200)
  })
})
