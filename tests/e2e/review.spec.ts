import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, openPark, test } from './fixtures.ts'
import { boundaryFile, housesFile, importPark } from './imported-park.ts'

/** Fifty houses well inside of the boundary, four people each. */
const HOUSES = 50
const REGISTER = housesFile(
  Array.from({ length: HOUSES }, (_, i) => {
    const number = String(i + 1).padStart(3, '0')
    return [`H-${number}`, `住户${number}`, 4, 100 + 150 * Math.floor(i / 10), 100 + 80 * (i % 10)] as const
  }),
)

/** A park from nothing but a corner file and a table of houses. */
async function importHouses(page: Page): Promise<void> {
  // Who looks at a day before a step was written looks at the past, where nothing comes back: hence today.
  const files = [boundaryFile('四至界址点.txt', 1000, '2023-02-21'), REGISTER]
  await importPark(page, 'zh', 'review', '复核化工园区', files, null)
  await expect(page.getByRole('tab', { name: `问题 ${HOUSES}` })).toBeVisible()
}

test('a reviewer finishes fifty findings of imported files without the mouse, and a changed head-count brings one back', async ({
  page,
}) => {
  test.slow()
  await importHouses(page)
  const keys = page.keyboard
  const filters = page.getByRole('group', { name: '筛选问题' })
  const count = (name: string) => filters.getByRole('button', { name })
  const dialog = page.locator('dialog')
  const card = page.locator('aside [data-review]').first()
  const rows = page.locator('#dock-panel tr.row')

  await keys.press('j')
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
  await keys.press('3')
  await expect(dialog).toContainText('谁在复核')
  await keys.type('张某')
  await keys.press('Enter')
  await expect(page.locator('.said')).toHaveText('住户001：整改中。未完成 50 项')

  // Measure and department in place, written as one step when the fields are left.
  await keys.press('f')
  await keys.type('2026年底前搬迁安置')
  await keys.press('Tab')
  await expect(page.locator('aside [data-review] :focus')).toHaveCount(1)
  while (!(await page.evaluate(() => document.activeElement?.getAttribute('list')?.endsWith('departments'))))
    await keys.press('Tab')
  await keys.type('规划建设部')
  // Letters and digits are text here.
  await keys.type('j5')
  await keys.press('Escape')
  await expect(rows.first()).toContainText('规划建设部j5')
  await expect(card).toContainText('整改措施：2026年底前搬迁安置 · 责任部门：规划建设部j5')

  await keys.press('c')
  await keys.type('已入户核实')
  await keys.press('Enter')
  await expect(card).toContainText('备注：已入户核实')

  await keys.press('6')
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  await keys.press('Enter')
  await expect(dialog).toBeVisible()
  await keys.type('值班室，无人居住')
  await keys.press('Enter')
  await expect(count('不适用 1')).toBeVisible()
  await expect(card).toContainText('值班室，无人居住')

  // The others are closed, one key after the other; nobody waits for the disk.
  for (let i = 1; i < HOUSES; i++) {
    await keys.press('j')
    await keys.press('5')
  }
  await expect(count(`已销号 ${HOUSES - 1}`)).toBeVisible()
  await expect(count('未完成 0')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('未完成 0 项')
  await expect(rows.last()).toContainText('已销号')
  expect(await violations(page)).toEqual([])

  await keys.press('Control+z')
  await expect(page.locator('.said')).toHaveText('已撤销 住户050：改为“已销号”')
  await expect(count('未完成 1')).toBeVisible()
  await keys.press('Control+Shift+z')
  await expect(count('未完成 0')).toBeVisible()
  await expect(page.locator('.keeping')).toContainText('已保存')

  await page.reload()
  await expect(count('未完成 0')).toBeVisible()
  await expect(count(`已销号 ${HOUSES - 1}`)).toBeVisible()
  await expect(card).toContainText('张某')

  // Another head-count: what was closed is back, and says why.
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByLabel('人数', { exact: true }).fill('15')
  await page.locator('aside form.work-form').getByRole('button', { name: '保存' }).click()
  await expect(count('复现 1')).toBeVisible()
  await expect(count('未完成 1')).toBeVisible()
  await expect(card).toContainText('人数 4 → 15')
  await expect(rows.filter({ hasText: '已销号 · 复现' })).toHaveCount(1)
})

test('evidence of a sample park is handed out whole, a photo is shown, and a page under the name of one is not', async ({
  page,
}) => {
  await openPark(page, { park: 'jishan', mode: 'review', select: 'material/M-01' })
  const card = page.locator('aside [data-review]').first()
  const text = '应急预案修订情况说明（示意）.txt'
  const saved = async (name: string) => {
    const waiting = page.waitForEvent('download')
    await card.getByRole('button', { name, exact: true }).first().click()
    return readFile(await (await waiting).path())
  }
  expect((await saved(text)).toString('utf8')).toMatch(/^示意材料，内容为虚构。\n/)
  await expect(card.locator('img')).toHaveCount(0)

  const photo = await page.screenshot({ clip: { x: 300, y: 200, width: 320, height: 200 } })
  const disguised = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
  )
  await page.keyboard.press('e')
  const dialog = page.locator('dialog')
  await dialog.locator('input[type=file]').setInputFiles([
    { name: '现场照片.png', mimeType: 'image/png', buffer: photo },
    { name: '伪装.png', mimeType: 'image/png', buffer: disguised },
  ])
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText('谁在复核')).toBeVisible()
  await page.keyboard.type('张某')
  await page.keyboard.press('Enter')
  const shown = card.locator('img')
  await expect(shown).toHaveAttribute('alt', '现场照片.png')
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(320)
  await expect(card.getByRole('button', { name: '伪装.png' })).toBeVisible()
  await expect(shown).toHaveCount(1)
  expect(await saved('现场照片.png')).toEqual(photo)
  expect(await saved('伪装.png')).toEqual(disguised)

  // The first change made it a park of this device: what the sample brought came along, and all of it is there again.
  await expect(page.locator('.keeping')).toContainText('已保存')
  await page.reload()
  await expect(shown).toHaveAttribute('alt', '现场照片.png')
  expect((await saved(text)).toString('utf8')).toMatch(/待备案。\n$/)
  expect(await violations(page)).toEqual([])
})

test('not applicable wants a reason, several findings get one step, and the sheet names the keys', async ({ page }) => {
  await openPark(page, { lang: 'en', mode: 'review' })
  const keys = page.keyboard
  const filters = page.getByRole('group', { name: 'Filter findings' })
  const dialog = page.locator('dialog')
  await expect(filters).toBeVisible()
  await keys.press('?')
  await expect(dialog).toContainText('Next and previous finding; the map follows')
  expect(await violations(page)).toEqual([])
  await keys.press('Escape')

  await keys.press('j')
  await keys.press('j')
  const dismissed = Number(
    (await filters.getByRole('button', { name: 'Not applicable' }).textContent())!.match(/\d+/)![0],
  )
  await keys.press('0')
  await expect(dialog).toContainText('Why it does not apply')
  await keys.press('Escape')
  await expect(filters.getByRole('button', { name: `Not applicable ${dismissed}` })).toBeVisible()
  await keys.press('0')
  await keys.type('Recorded twice')
  await keys.press('Enter')
  await keys.type('Li')
  await keys.press('Enter')
  await expect(filters.getByRole('button', { name: `Not applicable ${dismissed + 1}` })).toBeVisible()

  // Three marked rows, one step, one undo.
  await page.locator('#dock-panel tr.row').nth(3).click()
  await page.locator('#dock-panel [role=grid]').focus()
  await keys.press('Shift+ArrowDown')
  await keys.press('Shift+ArrowDown')
  await page.getByRole('button', { name: 'Set 3 findings…' }).click()
  await dialog.getByLabel('Department').fill('Planning office')
  await dialog.getByLabel('Deadline').fill('2026-11-01')
  await dialog.getByRole('button', { name: 'Write to 3 findings' }).click()
  await expect(page.locator('#dock-panel tr.row', { hasText: 'Planning office' })).toHaveCount(3)
  await keys.press('Control+z')
  await expect(page.locator('.said')).toHaveText('Taken back what was written about 3 findings')
  await expect(page.locator('#dock-panel tr.row', { hasText: 'Planning office' })).toHaveCount(0)
})
