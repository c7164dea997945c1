import { cpSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ListCase, ON, textOf } from '../jobs/list-case.ts'
import { sizhi } from './sizhi.ts'

const { run, path } = sizhi()

describe('sizhi report', () => {
  test.each(['json', 'csv', 'html'] as const)('%s on standard output is what the page exports', async (format) => {
    cpSync(fileURLToPath(new URL('../../data/parks/hangjin', import.meta.url)), path('hangjin'), { recursive: true })
    const { code, stdout } = run(['report', 'hangjin', '--format', format, '--on', ON])
    expect(code).toBe(0)
    expect(stdout).toBe(textOf(await (await ListCase.of('hangjin')).bytes(format)))
  })

  test.each(['xlsx', 'docx'] as const)('%s into a file, and not without one', async (format) => {
    expect(run(['report', 'hangjin', '--format', format]).code).toBe(2)
    const { code, stdout } = run(['report', 'hangjin', '--format', format, '--on', ON, '--output', path(`x.${format}`)])
    expect([code, stdout]).toEqual([0, ''])
    const bytes = await (await ListCase.of('hangjin')).bytes(format)
    expect(Buffer.compare(readFileSync(path(`x.${format}`)), bytes)).toBe(0)
  })

  test.each([
    [['report', 'hangjin']],
    [['report', '--format', 'csv']],
    [['report', 'hangjin', '--format', 'pdf']],
    [['report', 'nowhere', '--format', 'csv']],
    [['report', 'hangjin', '--format', 'csv', '--on', '2026-13-01']],
  ])('%j cannot be used', (args) => {
    const { code, stdout, stderr } = run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
  })
})
