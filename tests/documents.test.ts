/** What the documents say of colours and files is so. Tables of data/README.md have tests/data/schema.test.ts. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COLOURS, GRADE_COLOURS } from '../src/map/colours.ts'
import { documentedRows, readDocument } from './documented-rows.ts'

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

test('colours and contrasts of ARCHITECTURE.md are those of the map', () => {
  const named: Record<string, string> = { ...COLOURS }
  GRADE_COLOURS.forEach((colours, grade) => {
    for (const [part, hex] of Object.entries(colours)) named[`grade${grade}.${part}`] = hex
  })
  const rows = documentedRows('colours')
  expect(rows.length).toBeGreaterThan(10)
  for (const [thing, , colour, ground, ratio] of rows) {
    const [name, hex] = colour!.replaceAll('`', '').split(' ')
    expect(named[name!], thing).toBe(hex)
    expect(contrast(hex!, named[ground!.replaceAll('`', '')]!).toFixed(1), thing).toBe(ratio)
  }
})

const FOLDERS = new Set(['src', 'data', 'tests', 'public', '.config'])

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'data/README.md'])(
  'files that %s names are there',
  (name) => {
    const named = readDocument(name).matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|svelte|md|json|mjs|js))`/g)
    const lost = [...named]
      .map(([, path]) => path!)
      .filter((path) => {
        const inRoot = FOLDERS.has(path.split('/')[0]!) ? path : `src/${path}`
        return !existsSync(new URL(`../${inRoot}`, import.meta.url))
      })
    expect(lost).toEqual([])
  },
)
