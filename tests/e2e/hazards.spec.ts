import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from '@playwright/test'
import { expect, openPark, pixelsOf, test } from './fixtures.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const card = (page: Page) => page.getByRole('complementary')
const grid = (page: Page) => page.getByRole('grid', { name: /距离，边到边/ })
/** Ink of the drawn line. */
const INK = [20, 24, 29] as const

test('distances by keyboard: move, draw, and the line has the number of the cell', async ({ page }) => {
  await openPark(page, { mode: 'safety' })
  await page.getByRole('tab', { name: /距离 \d+/ }).click()
  await expect(grid(page).locator('tr.row').first()).toBeVisible()
  const rows = Number(await grid(page).getAttribute('aria-rowcount')) - 1
  const columns = Number(await grid(page).getAttribute('aria-colcount')) - 3
  await expect(page.getByRole('tab', { name: /距离/ })).toContainText(String(rows * columns))
  // The nearest first, and the least of a row is the least of its cells.
  const least = await grid(page).locator('tr.row td.edge b').allTextContents()
  expect(least.map(Number)).toEqual([...least.map(Number)].sort((a, b) => a - b))
  const before = await pixelsOf(page, INK)
  for (const key of ['l', 'l', 'j', 'h', 'k', 'j']) await page.keyboard.press(key)
  const cell = grid(page).locator('td.focus')
  await expect(cell).toHaveId('distance-1-1')
  await page.keyboard.press('m')
  await expect(cell).toHaveClass(/drawn/)
  await expect(cell).toHaveAttribute('aria-selected', 'true')
  expect(await cell.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(20, 24, 29)')
  const metres = (await cell.textContent())!.trim()
  await expect(cell).toHaveAttribute('title', new RegExp(`${metres} m$`))
  await expect.poll(() => pixelsOf(page, INK), { timeout: 60_000 }).toBeGreaterThan(before + 300)
  // M on the distances draws; elsewhere it measures.
  await expect(page.getByRole('button', { name: '量算' })).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('m')
  await expect(grid(page).locator('td.drawn')).toHaveCount(0)
  // Sorted by one hazard: its column rises.
  await grid(page).getByRole('button', { name: /H-03/ }).click()
  const column = grid(page).getByRole('columnheader', { name: /H-03/ })
  await expect(column).toHaveAttribute('aria-sort', 'ascending')
  const index = await column.getAttribute('aria-colindex')
  await expect(async () => {
    const cells = await grid(page).locator(`tbody td[aria-colindex="${index}"]`).allTextContents()
    expect(cells.map(Number)).toEqual([...cells.map(Number)].sort((a, b) => a - b))
  }).toPass()
  await page.getByText('危险源之间').click()
  await expect(grid(page).getByRole('gridcell', { name: '—' }).first()).toBeVisible()
})

test('who is within reach: slider, list, and the file of neighbours', async ({ page }) => {
  await openPark(page, { mode: 'safety', select: 'hazard_source/H-01' })
  const reach = card(page).getByRole('region', { name: '谁在范围内' })
  const total = reach.locator('.total')
  await expect(total).toContainText('处')
  const persons = async () => Number(/(\d+) 人/.exec((await total.textContent())!)![1])
  const at500 = await persons()
  const slider = reach.getByRole('slider')
  await slider.fill('1000')
  await expect(reach.getByRole('spinbutton')).toHaveValue('1000')
  await expect.poll(persons).toBeGreaterThan(at500)
  await reach.getByRole('spinbutton').fill('500')
  await reach.getByRole('spinbutton').press('Tab')
  await expect.poll(persons).toBe(at500)
  const waiting = page.waitForEvent('download')
  await reach.getByRole('button', { name: '导出告知名单' }).click()
  const file = await waiting
  expect(file.suggestedFilename()).toBe('瑞沣氯碱-500米告知名单-2026-11-22-示意数据.csv')
  const text = await readFile(await file.path(), 'utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const lines = text.slice(1).trimEnd().split('\r\n')
  expect(lines[0]).toBe(
    '序号,类别,名称,ID,人数,户数,距瑞沣氯碱厂界 m,方位,所属村庄,所属企业,居住记录,依据材料,备注,示意数据',
  )
  const sum = lines
    .slice(1)
    .map((line) => line.split(','))
    .filter(([, kind]) => kind !== '企业厂区')
    .reduce((all, cells) => all + (Number(cells[4]) || 0), 0)
  expect(sum).toBe(at500)
  expect(lines.slice(1).every((line) => line.endsWith('示意数据'))).toBe(true)
  await reach.getByRole('radio', { name: '单元' }).check()
  await expect.poll(persons).toBeLessThanOrEqual(at500)
})

test('one household more changes the printed line, and undo brings it back', async ({ page }) => {
  test.slow()
  await openPark(page, { mode: 'safety', select: 'hazard_source/H-01' })
  const line = card(page).locator('[data-formula]')
  await expect(line).toHaveText('R = α × Σβq/Q = 1.2 × 34.0 = 40.8 → 三级')
  const counted = card(page).getByRole('button', { name: /郝家院/ })
  await expect(counted).toContainText('3 人')
  await expect(card(page)).toContainText('再增 2 人即升为二级')
  await card(page).getByLabel('若再迁入').fill('2')
  await expect(card(page)).toContainText('α 1.5，R 51.0 → 二级')
  // The household itself is corrected: two more live there.
  await counted.click()
  await card(page).getByRole('button', { name: '修改', exact: true }).click()
  await page.locator('#edit-persons').fill('5')
  await page.locator('#edit-persons').press('Tab')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('grid').locator('tr.row', { hasText: 'H-01' }).click()
  await expect(line).toHaveText('R = α × Σβq/Q = 1.5 × 34.0 = 51.0 → 二级')
  await expect(card(page)).toContainText('厂界外 500 m 内常住 50 人 → α 1.5')
  await page.keyboard.press('Control+z')
  await expect(line).toHaveText('R = α × Σβq/Q = 1.2 × 34.0 = 40.8 → 三级')
})

test('the switch for dormitories of neighbours is a change like any other', async ({ page }) => {
  await openPark(page, { mode: 'safety', select: 'hazard_source/H-01' })
  const box = card(page).getByLabel('邻厂宿舍有人长期居住的计入常住人口')
  await expect(box).toBeChecked()
  await box.click()
  await expect(page.locator('button[aria-label="撤销"]')).toBeEnabled()
  await expect(box).not.toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(box).toBeChecked()
})

for (const language of ['zh', 'en'])
  test(`nothing for axe to say about card and distances (${language})`, async ({ page }) => {
    test.slow()
    await openPark(page, { mode: 'safety', select: 'hazard_source/H-01', lang: language })
    await expect(card(page).locator('[data-formula]')).toBeVisible()
    await page.getByRole('tab', { name: language === 'zh' ? /距离/ : /Distances/ }).click()
    await expect(page.getByRole('grid').locator('tr.row').first()).toBeVisible()
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    )
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
  })

test('a link to a hazard with an ambiguous substance asks which row of Table 1 is meant; the answer is kept', async ({
  page,
}) => {
  await openPark(page, { park: 'jishan', mode: 'safety', select: 'hazard_source/H-19' })
  await expect(card(page)).toContainText('“硝化棉”对应表1的几行')
  await card(page)
    .getByRole('button', { name: /含水≥25%/ })
    .click()
  await expect(card(page)).not.toContainText('对应表1的几行')
  await expect(page).toHaveURL(/project=/)
})
