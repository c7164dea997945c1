import { expect, openPark, test } from './fixtures.ts'

test('the distribution map of hazard sources: every one on the map or named, a scale, a table, on one click', async ({
  page,
}) => {
  await openPark(page, { park: 'jishan', mode: 'safety' })
  const count = Number(/\d+/.exec((await page.getByRole('tab', { name: /^危险源/ }).textContent())!)![0])
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByText('重大危险源分布图').click()
  const sheet = page.getByRole('dialog', { name: '重大危险源安全风险等级分布图' })
  await expect(sheet.getByRole('button', { name: '打印' })).toBeEnabled()
  await expect(sheet.locator('tbody tr')).toHaveCount(count)
  await expect(sheet.getByText('示意数据', { exact: true })).toBeVisible()
  const onMap = await sheet.locator('svg text', { hasText: 'H-' }).count()
  const missing = (await sheet.locator('.foot p').allTextContents()).join(' ').match(/H-\d+/g) ?? []
  expect(onMap + missing.length).toBe(count)

  // The bar is as long as its words say at the scale that is named: 96/25.4 pixels a millimetre.
  const scale = Number((await sheet.locator('.scale').textContent())!.replace('1:', '').replaceAll(' ', ''))
  const [, metres, unit] = /(\d+) (k?m)$/.exec((await sheet.locator('.ends span').last().textContent())!)!
  const bar = (await sheet.locator('.bar').boundingBox())!.width
  expect((bar / (96 / 25.4) / 1000) * scale).toBeCloseTo(Number(metres) * (unit === 'km' ? 1000 : 1), -1)

  await sheet.getByLabel('比例尺').selectOption('5000')
  await expect(sheet.locator('.scale')).toHaveText('1:5 000')
  // At a larger scale some lie beyond the edge: they are named, not lost.
  await expect(sheet.getByText(/处在图幅以外/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('tab').first()).toBeVisible()
})
