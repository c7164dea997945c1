import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, openPark, test } from './fixtures.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

test('all parks in one list, the freeze of a grade, and the list as a file', async ({ page }) => {
  await openPark(page, { park: 'jishan' })
  await page.getByRole('button', { name: '编辑园区资料' }).click()
  const form = page.getByRole('form', { name: '园区资料' })
  await form.getByLabel('名称', { exact: true }).fill('评为 B 级的园区')
  await form.getByLabel('安全风险等级').selectOption('B')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('note')).toContainText('限期整改')

  await page.getByRole('button', { name: /^园区/ }).click()
  await page.getByText('园区台账…').click()
  const dialog = page.getByRole('dialog')
  const parks = dialog.locator('tbody')
  await expect(parks).toHaveCount(3)
  // The project says what the open park says; the samples are read for the list.
  await expect(parks.nth(0)).toContainText('评为 B 级的园区')
  await expect(parks.nth(0)).toContainText('限期整改')
  const inside = (await page.locator('.strip dd').first().textContent())!.trim()
  await expect(parks.nth(0)).toContainText(`${inside} 人`)
  await expect(parks.nth(1)).toContainText('示意〔2021〕17号')
  await expect(parks.nth(2)).toContainText(`${inside} 人`)
  await expect(parks.nth(2)).not.toContainText('限期整改')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '导出台账 CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^园区台账-2026-11-22-示意数据\.csv$/)

  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(where: string): Promise<AxeResults> } }).axe.run('dialog'),
  )
  const faults = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
  expect(faults).toEqual([])
  await parks.nth(1).getByRole('button', { name: /杭锦/ }).click()
  await expect(page).toHaveURL(/park=hangjin/)
})

test('a document is put on record, and the matrix and the findings know it', async ({ page }) => {
  await openPark(page, { park: 'jishan', mode: 'plan' })
  await page.getByRole('tab', { name: /^材料/ }).click()
  const rows = page.locator('#dock-panel tbody tr')
  await expect(rows.first()).toBeVisible()
  const before = await rows.count()
  await page.getByRole('button', { name: '添加材料' }).click()
  const form = page.getByRole('form', { name: '添加材料' })
  await form.getByLabel('标题', { exact: true }).fill('补充的总体规划')
  await form.getByLabel('类型').selectOption('overall_plan')
  await form.getByLabel('引用的边界版本').selectOption('v1')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(rows).toHaveCount(before + 1)
  await expect(rows.filter({ hasText: '补充的总体规划' })).toContainText('过期')
  await page.getByRole('button', { name: '删除材料' }).click()
  await expect(rows).toHaveCount(before)
})
