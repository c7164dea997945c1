/** Files of several layers on the built page: a layer is chosen by keyboard, its columns are mapped, findings come. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, openPark, test } from './fixtures.ts'
import { newPark } from './imported-park.ts'

const stored = (name: string) => readFile(new URL(`../formats/files/${name}`, import.meta.url))

/** Around the houses of layers.gpkg, which lie at E 37 500 000 to 37 500 200, N 4 000 000 to 4 000 200. */
const OUTLINE = [
  [37499900, 3999900],
  [37500100, 3999900],
  [37500100, 4000150],
  [37499900, 4000150],
]
const pairs = (...all: (readonly [number, string | number])[]) =>
  all.map(([code, value]) => `${code}\n${value}\n`).join('')
const DRAWING =
  pairs([0, 'SECTION'], [2, 'HEADER'], [9, '$ACADVER'], [1, 'AC1021'], [0, 'ENDSEC'], [0, 'SECTION'], [2, 'ENTITIES']) +
  pairs([0, 'LINE'], [8, '道路中心线'], [10, 37499800], [20, 4000000], [11, 37500300], [21, 4000000]) +
  pairs([0, 'TEXT'], [8, '注记'], [10, 37500000], [20, 4000100], [40, 5], [1, '示例园区']) +
  pairs([0, 'LWPOLYLINE'], [8, '规划范围线'], [90, 4], [70, 1]) +
  OUTLINE.map(([x, y]) => pairs([10, x!], [20, y!])).join('') +
  pairs([0, 'ENDSEC'], [0, 'EOF'])

async function files() {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-formats-'))
  const [drawing, database, packed] = ['总图.dxf', 'layers.gpkg', 'folders.kmz'].map((name) => join(folder, name))
  await writeFile(drawing!, DRAWING)
  await writeFile(database!, gunzipSync(await stored('geopackage/layers.gpkg.gz')))
  await writeFile(packed!, await stored('drawings/folders.kmz'))
  return { drawing: drawing!, database: database!, packed: packed! }
}

const drop = (page: Page, path: string) =>
  page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(path)

test('a boundary from a drawing, people from a database: chosen by keyboard, and the finding', async ({ page }) => {
  test.slow()
  const { drawing, database } = await files()
  await openPark(page)
  await newPark(page, '试点化工园区', 'zh', '111.0, 36.13')

  await drop(page, drawing)
  const dialog = page.locator('dialog')
  const layers = dialog.getByRole('tablist', { name: '文件内图层' })
  await expect(layers.getByRole('tab')).toHaveCount(3)
  await layers.getByRole('tab', { selected: true }).focus()
  await page.keyboard.press('End')
  const outline = layers.getByRole('tab', { name: /规划范围线/ })
  await expect(outline).toBeFocused()
  await expect(outline).toHaveAttribute('aria-selected', 'true')
  await expect(dialog.getByRole('tabpanel', { name: /规划范围线/ })).toBeVisible()
  await expect(dialog.getByLabel('图层类型')).toHaveValue('boundary')
  await dialog.locator('[id$=-status]').last().selectOption('approved')
  await page.getByText('显示全部列').click()
  await dialog.locator('[id$=-approval_date]').last().fill('2023-02-21')
  await page.keyboard.press('Tab')
  await expect(dialog.locator('footer .primary')).not.toBeFocused()
  await dialog.locator('footer .primary').press('Enter')
  await expect(layers.getByRole('tab')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await drop(page, database)
  await expect(layers.getByRole('tab')).toHaveCount(3)
  await expect(dialog).toContainText('photo')
  await layers.getByRole('tab', { selected: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(layers.getByRole('tab', { name: /边界/ })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(layers.getByRole('tab', { name: /houses/ })).toBeFocused()
  await dialog.getByLabel('图层类型').selectOption('protection_target')
  // A column is mapped without losing the place in the form.
  const persons = dialog.locator('select[id$=-persons]')
  await persons.selectOption('')
  await persons.selectOption('persons')
  await expect(dialog).toContainText('读到 4 行，采用 3 行，1 行不采用')
  // Pressed twice, and the rest let go while it is at work: that one is taken all the same, and no other.
  await dialog.locator('footer').evaluate((foot) => {
    const press = (which: string) => foot.querySelector<HTMLButtonElement>(which)!.click()
    press('.primary')
    press('.primary')
    press('button')
  })
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('tab', { name: /问题 [1-9]/ })).toBeVisible()
  await expect(page.getByRole('tab', { name: '人员 3' })).toBeVisible()
  await expect(page.getByRole('grid').first()).toContainText('西村一号院')
})

test.describe('without the offline copy, which fetches everything ahead', () => {
  test.use({ serviceWorkers: 'block' })

  test('a reader is fetched for the first file of its format, and for no other', async ({ page }) => {
    const fetched: string[] = []
    // Requests of workers are seen, too.
    page.context().on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await openPark(page)
    const { drawing, database, packed } = await files()
    const readers = () => [
      ...new Set(fetched.flatMap((path) => /\/((?:kml|dxf|geopackage)-read)-/.exec(path)?.[1] ?? [])),
    ]
    await page.waitForLoadState('networkidle')
    expect(readers()).toEqual([])
    const dialog = page.locator('dialog')
    const layers = dialog.getByRole('tablist')
    for (const [path, name, reader] of [
      [packed, /村庄/, 'kml-read'],
      [drawing, /规划范围线/, 'dxf-read'],
      [database, /houses/, 'geopackage-read'],
    ] as const) {
      const before = readers()
      await drop(page, path)
      await expect(layers.getByRole('tab', { name })).toBeVisible()
      expect(readers().filter((each) => !before.includes(each))).toEqual([reader])
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
  })
})
