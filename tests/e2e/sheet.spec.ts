import { expect, openPark, test } from './fixtures.ts'

test('the distribution map of hazard sources: every one on the map or named, on one click', async ({ page }) => {
  await openPark(page, { park: 'jishan', mode: 'safety' })
  const count = Number(/\d+/.exec((await page.getByRole('tab', { name: /^危险源/ }).textContent())!)![0])
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByText('重大危险源分布图').click()
  const sheet = page.getByRole('dialog', { name: '重大危险源安全风险等级分布图' })
  await expect(sheet.getByRole('button', { name: '打印' })).toBeEnabled()
  await expect(sheet.getByText('示意数据', { exact: true }).first()).toBeVisible()
  const numbers = sheet.locator('.plate text.number')
  await expect(numbers).toHaveCount(count)

  await sheet.locator('.toolbar').getByLabel('比例尺').selectOption('5000')
  // At a larger scale some lie beyond the edge: they are named, not lost.
  await expect.poll(() => numbers.count()).toBeLessThan(count)
  await expect(sheet.locator('.notes')).toContainText('图幅')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('tab').first()).toBeVisible()
})
