import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { commandLine, expect, test } from './fixtures.ts'

/** A square kilometre in zone 37 with its corner at E 37 497 000, N 3 940 000, as a land office hands it over. */
const CORNERS = [
  '[属性描述]',
  '坐标系=2000国家大地坐标系',
  '几度分带=3',
  '带号=37',
  '精度=0.001',
  '[地块坐标]',
  '5,100.0000,1,示例园区,面,,工业用地,,@',
  'J1,1,3941000.000,37497000.000',
  'J2,1,3941000.000,37498000.000',
  'J3,1,3940000.000,37498000.000',
  'J4,1,3940000.000,37497000.000',
  'J1,1,3941000.000,37497000.000',
].join('\r\n')

/** X is the northing, as in every Chinese survey table. */
const REGISTER = [
  '住户编号,户主,人数,类型,X坐标,Y坐标',
  'H-001,张三,4,居民点,3940500.5,37497500.5',
  'H-002,李四,2,居民点,3940200,37499000',
  'H-003,王五,3人,居民点,3940800,37497200',
  'H-004,赵六,1,居民点,,',
].join('\n')

async function files(): Promise<{ corners: string; register: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-import-'))
  const corners = join(folder, '四至界址点.txt')
  const register = join(folder, '住户登记表.csv')
  await writeFile(corners, CORNERS)
  await writeFile(register, REGISTER)
  return { corners, register }
}

async function importFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(path)
  await expect(page.locator('dialog')).toBeVisible()
}
const adopt = (page: Page) => page.locator('dialog footer .primary')

test('from a blank start to findings, to a reload, to the command line', async ({ page }) => {
  test.slow()
  const { corners, register } = await files()
  await page.goto('./?park=hangjin&on=2026-11-22')
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  await page.locator('.park .trigger').click()
  await page
    .getByRole('menuitemradio', { name: '新建园区…' })
    .or(page.getByRole('menuitem', { name: '新建园区…' }))
    .click()
  await page.getByLabel('园区名称').fill('试点化工园区')
  await page.getByLabel('位置（经纬度或平面坐标）').fill('110.98, 35.60')
  await expect(page.locator('#park-zone')).toContainText('第 37 带')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.locator('header.bar')).toContainText('试点化工园区')

  await importFile(page, corners)
  const dialog = page.locator('dialog')
  await expect(dialog).toContainText('读到 1 行，采用 1 行')
  await expect(dialog).toContainText('EPSG:4525')
  await dialog.getByLabel('状态 *').last().waitFor()
  await page.locator('[id^=constant-][id$=-status]').selectOption('approved')
  await page.getByText('显示全部列').click()
  await page.locator('[id^=constant-][id$=-approval_date]').fill('2023-02-21')
  await page.locator('[id^=constant-][id$=-approval_date]').press('Tab')
  await adopt(page).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('header.bar')).toContainText('v1')

  await importFile(page, register)
  await expect(dialog).toContainText('读到 4 行，采用 3 行，1 行不采用')
  await expect(dialog).toContainText('第 5 行')
  await expect(dialog).toContainText('住户编号')
  await adopt(page).click()
  await expect(page.getByText('复核：新增 2 项')).toBeVisible()
  await expect(page.locator('.strip, [class*=strip]').first()).toContainText('7')
  await expect(page.locator('.keeping')).toContainText('已保存')

  await page.reload()
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  await expect(page.locator('header.bar')).toContainText('试点化工园区')
  await expect(page.getByRole('tab', { name: /问题 2/ })).toBeVisible()

  // The same file again keeps the ids: the findings are the same ones.
  await importFile(page, register)
  await expect(dialog).toContainText('采用 3 行')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: '园区副本 zip' }).click()
  const folder = await unpacked(await readFile(await (await waiting).path()))
  const { findings } = JSON.parse(await commandLine('check', folder, '--on', '2026-11-22', '--format', 'json')) as {
    findings: { id: string }[]
  }
  expect(findings.map(({ id }) => id)).toEqual([
    'resident-inside-boundary:protection_target/H-001',
    'resident-inside-boundary:protection_target/H-003',
  ])
})

async function unpacked(zip: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-copy-'))
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
  return folder
}

test('a household that moved away clears its finding at once, and undo brings it back', async ({ page }) => {
  test.slow()
  await page.goto('./?park=hangjin&on=2026-11-22&lang=en&mode=review')
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  await expect(page.getByRole('toolbar', { name: 'Edit' })).toBeVisible()
  const tab = page.getByRole('tab', { name: /^Findings/ })
  const before = await tab.textContent()
  await page
    .getByRole('grid')
    .getByText(/resident|house|inside boundary/i)
    .first()
    .waitFor()
  await page.getByRole('combobox', { name: 'Search' }).fill('T-01')
  await page.locator('#search-hits').getByRole('option').first().click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Status').selectOption('moved')
  await page.getByLabel('Date of record').fill('2026-01-10')
  await page.getByLabel('Date of record').press('Tab')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  // Filed head-counts that no longer fit are new findings; what the household was found for is gone.
  await expect(page.getByText(/Checked again: \d+ new · [1-9]\d* cleared · 0 back/)).toBeVisible()
  await expect(page.locator('.keeping')).toContainText('saved')
  await expect(page).toHaveURL(/project=/)
  expect(await tab.textContent()).not.toBe(before)
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/Checked again: 0 new · \d+ cleared · [1-9]\d* back/)).toBeVisible()
  expect(await tab.textContent()).toBe(before)
})

test('a second tab on the same park reads only; marked rows are edited at once', async ({ page, context }) => {
  test.slow()
  await page.goto('./?park=jishan&on=2026-11-22&lang=en&mode=review')
  await expect(page.getByRole('toolbar', { name: 'Edit' })).toBeVisible()
  await page.getByRole('tab', { name: /^People/ }).click()
  await page.locator('tr.row').nth(0).click()
  await page
    .locator('tr.row')
    .nth(2)
    .click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Edit 3 rows…' }).click()
  const dialog = page.locator('dialog')
  await dialog.getByLabel('Column').selectOption('persons')
  await dialog.getByLabel('New value').fill('many')
  await dialog.getByRole('button', { name: 'Change 3 rows' }).click()
  await expect(dialog.getByRole('alert')).toContainText('persons')
  await dialog.getByLabel('New value').fill('7')
  await dialog.getByRole('button', { name: 'Change 3 rows' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^Checked again:/)).toBeVisible()
  await expect(page).toHaveURL(/project=/)
  await expect(page.locator('.keeping')).toContainText('saved')

  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByText('This park is open in another tab; here it is read only.')).toBeVisible()
  await expect(second.getByRole('button', { name: 'Undo' })).toBeHidden()
  await second.getByRole('tab', { name: /^People/ }).click()
  await expect(second.locator('tr.row').filter({ hasText: /\b7\b/ }).first()).toBeVisible()
  await second.close()
})
