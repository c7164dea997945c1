import type { Page } from '@playwright/test'
import { expect, openPark, pixelsOf, test } from './fixtures.ts'

const card = (page: Page) => page.getByRole('complementary')
/** Ink of dimension lines. */
const INK = [20, 24, 29] as const

/** What the page would have put on the clipboard. */
async function copied(page: Page, name: string): Promise<string> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void (window.name = text)) },
    })
  })
  await card(page).getByRole('button', { name }).click()
  await expect.poll(() => page.evaluate(() => window.name)).not.toBe('')
  return page.evaluate(() => window.name)
}

test('a finding is explained in six parts, its distances are drawn, and all of it is copied', async ({ page }) => {
  await openPark(page, { mode: 'review' })
  const before = await pixelsOf(page, INK)
  await openPark(page, { mode: 'review', select: 'protection_target/T-01' })
  const first = card(page).locator('[data-finding]').first()
  await expect(first.locator('[data-part=rectification]')).toContainText('新发现')
  const parts = await first.locator('[data-part]').evaluateAll((all) => all.map((one) => one.getAttribute('data-part')))
  expect(parts).toEqual(['conclusion', 'basis', 'measured', 'inputs', 'clears', 'rectification'])
  const sentence = (await first.locator('[data-part=conclusion] p').textContent())!
  const metres = (await first.locator('[data-part=measured] b').first().textContent())!
  expect(sentence).toContain(metres)
  // The own plant's hazard source and the neighbour's, measured when the card is opened.
  await expect(first.locator('[data-part=measured]')).toContainText('至本厂 H-01')
  await expect(first.locator('[data-part=measured]')).toContainText('至邻厂')
  await expect(first.locator('[data-part=basis]')).toContainText('危险化学品安全法第二十条')
  await expect(first.locator('[data-part=inputs]')).toContainText('targets.geojson')
  await expect(first.locator('[data-part=clears]')).toContainText('12 名长期居住人员')
  await expect.poll(() => pixelsOf(page, INK), { timeout: 60_000 }).toBeGreaterThan(before + 300)

  const text = await copied(page, '复制说明')
  for (const part of ['① 结论', '② 依据', '③ 量测', '④ 数据', '⑤ 怎样才会解除', '⑥ 整改']) expect(text).toContain(part)
  for (const word of ['示意数据', '截至 2026-11-22', '核对边界 v2', 'T-01', '2 项问题', sentence, metres, '新发现'])
    expect(text).toContain(word)

  // The other finding about the building is folded beneath; opened, it comes first and says so in the list.
  await expect(card(page).getByText('此对象共 2 项问题')).toBeVisible()
  const place = card(page).getByRole('navigation')
  await expect(place).toContainText('2 / ')
  await card(page)
    .getByRole('button', { name: /^展开：/ })
    .click()
  await expect(first.locator('[data-part=clears]')).toContainText('无须整改')
  await expect(place).toContainText('3 / ')
})
