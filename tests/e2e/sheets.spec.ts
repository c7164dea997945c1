import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, openPark, test } from './fixtures.ts'
import { pdfPages, type PdfPath } from './pdf-paths.ts'

type Place = readonly [x: number, y: number]

const BOUNDARY = '#c8102e'
const INK = '#14181d'
/** What a ruler can tell on paper, millimetres. */
const RULER = 0.2

async function openSheet(page: Page, menu: string, sheet: string, name: string): Promise<Locator> {
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: sheet }).click()
  return page.getByRole('dialog', { name })
}

const print = (page: Page) => page.pdf({ preferCSSPageSize: true, printBackground: true })

/** Corners of a version as its file has them, part by part. */
function cornersOf(park: string, version: string): Place[][] {
  const { features } = JSON.parse(readFileSync(`data/parks/${park}/boundary.geojson`, 'utf8')) as {
    features: { properties: { version: string }; geometry: { coordinates: Place[][] } }[]
  }
  return features
    .filter(({ properties }) => properties.version === version)
    .map(({ geometry }) => geometry.coordinates[0]!)
}

const apart = (a: Place, b: Place) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Where the grid ticks above the neat line stand, from left to right: short upright lines that end at one height. */
function ticks(paths: readonly PdfPath[]): number[] {
  const upright = paths
    .filter(({ colour }) => colour === INK)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.length === 2 && Math.abs(apart(line[0]!, line[1]!) - 2.5) < 0.05)
    .filter(([from, to]) => Math.abs(from![0] - to![0]) < 0.01)
  const top = Math.min(...upright.map(([from]) => from![1]))
  return upright
    .filter(([from]) => from![1] - top < 1)
    .map(([from]) => from![0])
    .sort((a, b) => a - b)
}

test('the comparison of two versions on A3: outline and grid measure right in the PDF, and its foot says on what it rests', async ({
  page,
}) => {
  await openPark(page, { mode: 'plan', lang: 'zh' })
  const sheet = await openSheet(page, '导出', '四至对比图', '四至范围对比图')
  await sheet.getByLabel('纸张').selectOption('a3')
  await sheet.getByLabel('编制').fill('王工')
  await expect(sheet.getByRole('button', { name: '打印' })).toBeEnabled()
  await expect(sheet.getByRole('status')).toHaveText('')

  // Every figure that the sheet must have, as those who cannot see it are told.
  const block = sheet.getByRole('table', { name: '图签' })
  await expect(block.getByRole('row', { name: '编制 王工' })).toBeVisible()
  await expect(block).toContainText('CGCS2000，3° 带 第 36 带，中央子午线 108°')
  await expect(block).toContainText('1:25 000')
  await expect(sheet.getByRole('table', { name: '面积' }).getByRole('row', { name: /^B v2/ })).toContainText('254.96')
  const foot = sheet.locator('footer').first()
  await expect(foot).toContainText('边界 v1')
  await expect(foot).toContainText('示意〔2021〕17号')
  await expect(foot).toContainText(/SHA-256 [0-9a-f]{64}/)
  await expect(foot).toContainText('截至 2026-11-22')
  await expect(foot).toContainText('示意数据')

  const shown = await sheet.locator('.sheet-page').count()
  const pages = pdfPages(await print(page))
  expect(pages).toHaveLength(shown)
  expect(Math.abs(pages[0]!.width - 420)).toBeLessThan(0.5)
  expect(Math.abs(pages[0]!.height - 297)).toBeLessThan(0.5)

  const scale = 25_000
  const parts = cornersOf('hangjin', 'v2')
  const outline = pages[0]!.paths.find(({ colour, lines }) => colour === BOUNDARY && lines.length === parts.length)!
  const [first, second] = outline.lines.map(([start]) => start!) as [Place, Place]
  // From the first corner of part 1 to that of part 2: 1850.3352 m in the plane; 1850.253 m on the ellipsoid (geod of
  // PROJ 9.1.1, GRS 80, of the same corners by cs2cs).
  expect(Math.abs(apart(first, second) - (1850.3352 * 1000) / scale)).toBeLessThan(RULER)
  expect(Math.abs(apart(first, second) - (1850.253 * 1000) / scale)).toBeLessThan(RULER)
  // All others lie as far from the first as the file has them.
  const origin = parts[0]![0]!
  for (const corner of parts.flat()) {
    const wanted: Place = [
      first[0] + ((corner[0] - origin[0]) * 1000) / scale,
      first[1] - ((corner[1] - origin[1]) * 1000) / scale,
    ]
    const nearest = Math.min(...outline.lines.flat().map((vertex) => apart(vertex, wanted)))
    expect(nearest).toBeLessThan(RULER)
  }
  // A small error of the whole scale shows best on the longest line: the neat line is 300 mm wide.
  const sides = pages[0]!.paths
    .filter(({ colour }) => colour === INK)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.length === 5)
    .map((line) => Math.abs(line[1]![0] - line[0]![0]))
  expect(Math.abs(Math.max(...sides) - 300)).toBeLessThan(RULER / 4)
  // The easting of the first corner, between the grid lines of 1000 m: 36 559 000 is 250 m to its left.
  const grid = ticks(pages[0]!.paths)
  expect(grid.length).toBeGreaterThan(5)
  for (const [i, x] of grid.slice(1).entries()) expect(Math.abs(x - grid[i]! - 40)).toBeLessThan(RULER)
  expect(Math.min(...grid.map((x) => Math.abs(first[0] - x - 10)))).toBeLessThan(RULER)

  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('the atlas on A4 in English: a page for each finding after the contents, the measured line true to scale', async ({
  page,
}) => {
  await openPark(page, { lang: 'en' })
  const count = Number(/\d+/.exec((await page.getByRole('tab', { name: /Findings/ }).textContent())!)![0])
  const sheet = await openSheet(page, 'Export', 'Atlas of findings', 'Atlas of findings')
  await sheet.getByLabel('Which').selectOption('unfinished')
  await sheet.locator('.toolbar').getByLabel('Scale').selectOption('2000')
  await expect(sheet.getByRole('button', { name: 'Print', exact: true })).toBeEnabled()
  await expect(sheet.locator('.finding')).toHaveCount(count)
  await expect(sheet.getByRole('table', { name: 'Contents' }).locator('tbody tr')).toHaveCount(count)
  await expect(sheet.locator('footer').first()).toContainText(/Boundary v2.*Data hash SHA-256 [0-9a-f]{64}/)

  // The first finding with a measured line: its metres on paper at 1:2 000.
  const at = await sheet
    .locator('.sheet-page')
    .evaluateAll((pages) => pages.findIndex((one) => one.querySelector('.dimension')))
  const text = await sheet.locator('.sheet-page').nth(at).locator('.metres text').textContent()
  const metres = Number(/([\d.]+) m/.exec(text!)![1])
  const pages = pdfPages(await print(page))
  expect(pages).toHaveLength(await sheet.locator('.sheet-page').count())
  const line = pages[at]!.paths.filter(({ colour }) => colour === INK).find(({ lines }) => lines.length === 3)!
    .lines[0]!
  expect(Math.abs(apart(line[0]!, line[1]!) - (metres * 1000) / 2000)).toBeLessThan(RULER)
  const grid = ticks(pages[at]!.paths)
  for (const [i, x] of grid.slice(1).entries()) expect(Math.abs(x - grid[i]! - 50)).toBeLessThan(RULER)
})

test('the hazard map on A4 and A3: the outline measures right in the PDF, and every number of the list is on the map', async ({
  page,
}) => {
  await openPark(page, { mode: 'safety', lang: 'en' })
  const sheet = await openSheet(page, 'Export', 'Hazard map', 'Major hazard sources by grade')
  await sheet.getByLabel('Checked by').fill('Li')
  for (const [paper, width] of [
    ['a4', 297],
    ['a3', 420],
  ] as const) {
    await sheet.getByLabel('Paper').selectOption(paper)
    await sheet.locator('.toolbar').getByLabel('Scale').selectOption('25000')
    await expect(sheet.getByRole('button', { name: 'Print', exact: true })).toBeEnabled()
    await expect(sheet.getByRole('status')).toHaveText('')
    await expect(sheet.getByRole('row', { name: 'Checked by Li' })).toBeVisible()
    await expect(sheet.locator('footer').first()).toContainText(/Boundary v2.*Data hash SHA-256 [0-9a-f]{64}/)
    const list = sheet.getByRole('table', { name: /^Major hazard sources/ }).locator('tbody tr')
    const { features } = JSON.parse(readFileSync('data/parks/hangjin/hazards.geojson', 'utf8')) as {
      features: unknown[]
    }
    await expect(list).toHaveCount(features.length)
    const listed = await list.locator('td:first-child').allTextContents()
    expect((await sheet.locator('.plate text.number').allTextContents()).sort()).toEqual(listed.sort())

    const pages = pdfPages(await print(page))
    expect(pages).toHaveLength(await sheet.locator('.sheet-page').count())
    expect(Math.abs(pages[0]!.width - width)).toBeLessThan(0.5)
    const parts = cornersOf('hangjin', 'v2')
    const outline = pages[0]!.paths.find(({ colour, lines }) => colour === BOUNDARY && lines.length === parts.length)!
    const first = outline.lines[0]![0]!
    const origin = parts[0]![0]!
    for (const corner of parts.flat()) {
      const wanted: Place = [first[0] + (corner[0] - origin[0]) / 25, first[1] - (corner[1] - origin[1]) / 25]
      expect(Math.min(...outline.lines.flat().map((vertex) => apart(vertex, wanted)))).toBeLessThan(RULER)
    }
    const grid = ticks(pages[0]!.paths)
    expect(grid.length).toBeGreaterThan(3)
    for (const [i, x] of grid.slice(1).entries()) expect(Math.abs(x - grid[i]! - 40)).toBeLessThan(RULER)
  }
})

test('the queue prints an atlas of the findings that its filter shows, and of no others', async ({ page }) => {
  await openPark(page, { mode: 'review', lang: 'en' })
  const queue = page.getByRole('group', { name: 'Filter findings' })
  await queue.getByRole('button', { name: /^Unfinished/ }).click()
  const count = Number(/\d+/.exec((await queue.getByRole('button', { name: /^Unfinished/ }).textContent())!)![0])
  await page.getByRole('button', { name: `Print the ${count} findings shown…` }).click()
  const sheet = page.getByRole('dialog', { name: 'Atlas of findings' })
  await expect(sheet.getByLabel('Which')).toHaveValue('listed')
  await expect(sheet.locator('.finding')).toHaveCount(count)
})
