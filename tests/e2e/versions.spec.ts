import type { Page } from '@playwright/test'
import { expect, openPark, pixelsOf, test } from './fixtures.ts'
import { newPark } from './imported-park.ts'

const card = (page: Page) => page.getByRole('complementary')
/** Labels of added ground, and nothing else. */
const ADDED = [27, 127, 75] as const

/** Corners of a square park of the zone 36, so many metres wide, as a corner file has them. */
function cornerFile(width: number): string {
  const [x, y] = [4417000, 36559000]
  const corners = [[x, y], [x + 1000, y], [x + 1000, y + width], [x, y + width], [x, y]] // prettier-ignore
  return [
    '[属性描述]',
    '坐标系=2000国家大地坐标系',
    '几度分带=3',
    '投影类型=高斯克吕格',
    '计量单位=米',
    '带号=36',
    '精度=0.01',
    '转换参数=,,,,,,',
    '[地块坐标]',
    `5,${width / 10},1,一片,面,,园区,,@`,
    ...corners.map(([north, east], i) => `J${(i % 4) + 1},1,${north!.toFixed(3)},${east!.toFixed(3)}`),
  ].join('\n')
}

test('the story of Jishan is told by the screen alone: people out by a redrawn line, and what still cites the old one', async ({
  page,
}) => {
  await openPark(page, { park: 'jishan', mode: 'plan' })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /v2 较 v1 净减 21\.75 ha；\d+ 人被划出边界；\d+ 份材料仍引用 v1/,
  )
  const words = card(page)
  await expect(words).toContainText('因边界调整划出')
  await expect(words).toContainText('变的是边界线，不是人')
  for (const group of ['已迁出（有记录）', '仍居住', '未知（无带日期的记录）']) await expect(words).toContainText(group)
  await expect(words).toContainText(/距新边界 [\d.]+ m · 控制线内 · 最近危险源/)
  expect(await words.textContent()).not.toContain('已整改')
  // Kept and removed are A; kept and added are B.
  const row = async (name: RegExp) =>
    (await words.getByRole('row', { name }).first().getByRole('cell').allTextContents()).map((text) =>
      Number(text.replace('−', '-').replace(/[+,]/g, '')),
    )
  const [a, added, removed, b] = [await row(/^A v1/), await row(/新增/), await row(/核减/), await row(/^B v2/)]
  for (const column of [0, 1, 2]) expect(a[column]! + added[column]! + removed[column]!).toBeCloseTo(b[column]!, 1)
})

test('the ledger steps through pieces, selects people, and the map shows the hatch only as difference', async ({
  page,
}) => {
  test.slow()
  await openPark(page, { mode: 'plan' })
  const table = page.getByRole('grid', { name: '变化台账' })
  await expect(table.locator('tr.row').first()).toContainText('＋ 新增')
  await expect.poll(() => pixelsOf(page, ADDED), { timeout: 60_000 }).toBeGreaterThan(50)
  await page.keyboard.press(']')
  await expect(table.locator('tr[aria-selected=true]')).toContainText('C-01')
  await expect(card(page)).toContainText('变化地块')
  await page.keyboard.press(']')
  await expect(table.locator('tr[aria-selected=true]')).toContainText('C-02')
  await page.keyboard.press('[')
  await expect(table.locator('tr[aria-selected=true]')).toContainText('C-01')
  await page.keyboard.press('Escape')
  await expect(table.locator('tr[aria-selected=true]')).toHaveCount(0)
  await page.getByRole('radio', { name: '关' }).check()
  await expect.poll(() => pixelsOf(page, ADDED), { timeout: 60_000 }).toBe(0)
  await card(page)
    .getByRole('button', { name: /柳树湾后院/ })
    .first()
    .click()
  await expect(page).toHaveURL(/select=protection_target/)
})

test('A and B: handles by keys, swap, swipe by keys, and the link', async ({ page }) => {
  await openPark(page, { mode: 'plan' })
  const [a, b] = [page.getByRole('slider', { name: /^A：/ }), page.getByRole('slider', { name: /^B：/ })]
  await expect(a).toHaveAttribute('aria-valuetext', /v1 .*废止/)
  await b.focus()
  await page.keyboard.press('ArrowRight')
  await expect(b).toHaveAttribute('aria-valuetext', /v3 .*报批/)
  await expect(a).toHaveAttribute('aria-valuetext', /v2/)
  await expect(page).toHaveURL(/boundary=v3/)
  await a.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/against=v1/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('v3 较 v1')
  // v3 is only submitted: nothing is stale by it, and nobody may read that as nothing to do.
  await expect(card(page)).toContainText('v3 在截至日期尚未生效，不据此判过期；一旦生效，8 份引用其他轮廓的材料须修订')
  await page.getByRole('button', { name: 'A、B 对换' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('v1 较 v3')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('v1 较 v3')
  await page.getByRole('radio', { name: '卷帘' }).check()
  const swipe = page.getByRole('slider', { name: /卷帘/ })
  await swipe.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(swipe).toHaveAttribute('aria-valuenow', '48')
})

test('a cell of the matrix shows the ground that the cited outline does not cover', async ({ page }) => {
  await openPark(page, { mode: 'plan' })
  await page.getByRole('tab', { name: /材料/ }).click()
  const cell = page.getByRole('gridcell', { name: /2019年.*过期 \d+ 天/ })
  await expect(cell).toBeVisible()
  await page.locator('[data-cell="0/0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(cell).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText(/引用 v1；v2 中有 43\.55 ha（653\.2 亩）不在其轮廓内/)
})

test('a tolerance of the user turns a change into a mere redrawing, and back', async ({ page }) => {
  await openPark(page, { mode: 'plan' })
  const field = page.getByLabel('容差 m')
  await field.fill('900')
  await field.press('Enter')
  await expect(page.getByRole('grid', { name: '变化台账' }).locator('tr.row').first()).toContainText('≈ 重绘')
  await field.fill('-3')
  await field.press('Enter')
  await expect(card(page)).toContainText('请填 0 至 1000 之间的米数')
  await page.getByRole('button', { name: '恢复默认' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('净增 34.29 ha')
})

test('particulars of a version are corrected, its outline is not', async ({ page }) => {
  await openPark(page, { mode: 'plan' })
  await page.getByRole('button', { name: '修改版本信息…' }).click()
  await page.locator('#version-document').fill('更正〔2021〕17号')
  await page.locator('#version-document').press('Tab')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('grid', { name: '变化台账' })).toContainText('更正〔2021〕17号')
})

test('two corner files that are dropped are two versions with a ledger', async ({ page }) => {
  test.slow()
  await openPark(page)
  await newPark(page, '试验园区', 'zh', '108.7, 39.9')
  const dialog = page.locator('dialog')
  for (const [name, width, approved] of [
    ['一版.txt', 800, '2020-03-01'],
    ['二版.txt', 900, '2024-03-01'],
  ] as const) {
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(cornerFile(width)) }
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(file)
    await dialog.getByLabel('状态 *').last().waitFor()
    await page.locator('[id^=constant-][id$=-status]').selectOption('approved')
    await page.getByText('显示全部列').click()
    await page.locator('[id^=constant-][id$=-approval_date]').fill(approved)
    await page.locator('[id^=constant-][id$=-approval_date]').press('Tab')
    await page.locator('dialog footer .primary').click()
    await expect(dialog).toBeHidden()
  }
  await page.getByRole('radio', { name: '规划' }).check()
  // 100 m more on a side of 1000 m.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('净增 10.00 ha')
})
