import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, openPark, test } from './fixtures.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

test('substances of a hazard: changed, added, asked back, removed, by keyboard; saved and taken back', async ({
  page,
}) => {
  await openPark(page, { mode: 'safety', select: 'hazard_source/H-01' })
  const card = page.getByRole('complementary')
  await card.getByRole('button', { name: '修改', exact: true }).click()
  const list = card.getByRole('group', { name: '物质与数量' })
  const chlorine = list.getByRole('group', { name: '氯', exact: true })
  await expect(chlorine).toContainText('表 1 第 12 号 氯：Q = 5 t，β = 4')

  const tonnes = chlorine.getByLabel('设计最大量 t')
  await tonnes.fill('-3')
  await tonnes.press('Enter')
  // The browser says it at the field; nothing is sent.
  await expect(tonnes).toHaveJSProperty('validity.valid', false)
  await expect(list).toBeVisible()
  await tonnes.fill('42.5 t')

  await list.getByRole('button', { name: '移去 氨' }).press('Enter')
  const add = list.getByRole('button', { name: '添加物质' })
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('硝化棉')
  await page.keyboard.press('Tab')
  await page.keyboard.type('w10')
  await page.keyboard.press('Tab')
  await page.keyboard.type('5')
  await page.keyboard.press('Tab')
  const added = list.getByRole('group', { name: '硝化棉' })
  await expect(added).toContainText('对应表1的几行')
  await added.getByLabel('是哪一行？请选择').selectOption({ label: '40 硝化纤维素(含氮≤12.6%)' })
  await expect(list).toContainText('表 1 第 40 号 硝化纤维素(含氮≤12.6%)：Q = 50 t，β = 1')

  await card.getByRole('button', { name: '保存' }).click()
  await expect(list).toBeHidden()
  await expect(card).toContainText('42.5')
  await expect(card).toContainText('硝化纤维素(含氮≤12.6%)')
  await page.keyboard.press('Control+z')
  await expect(card).not.toContainText('42.5')
})

test('a setting of the grading says what it rests on, applies at once and leaves the form as it is', async ({
  page,
}) => {
  await openPark(page, { mode: 'safety', select: 'hazard_source/H-01' })
  const card = page.getByRole('complementary')
  await card.getByRole('button', { name: '修改', exact: true }).click()
  const list = card.getByRole('group', { name: '物质与数量' })
  await list.getByRole('button', { name: '添加物质' }).click()
  await page.keyboard.type('煤气')
  await page.keyboard.press('Tab')
  await expect(list.getByRole('group', { name: '煤气' })).toContainText('没有填写类别符号')
  await list.getByRole('button', { name: '分级设置…' }).click()
  const dialog = page.getByRole('dialog', { name: '分级设置' })
  await expect(dialog).toContainText('GB 18218-2018 4.3.2：条文没有写明')
  await dialog.getByLabel('煤气（表 1 第 13 号）的 β').selectOption('按一氧化碳（表 3）')
  await page.keyboard.press('Escape')
  await expect(list.getByRole('group', { name: '煤气' })).toContainText('Q = 20 t，β = 2')
})

for (const lang of ['zh', 'en'])
  test(`axe finds nothing in the form of a hazard, in ${lang}`, async ({ page }) => {
    await openPark(page, { mode: 'safety', select: 'hazard_source/H-01', lang })
    const card = page.getByRole('complementary')
    await card.getByRole('button', { name: lang === 'zh' ? '修改' : 'Edit', exact: true }).click()
    await card
      .getByLabel(lang === 'zh' ? '名称、别名或表 1 序号' : 'Name, alias or number of Table 1')
      .first()
      .fill('硝化棉')
    await page.keyboard.press('Tab')
    await expect(card.getByRole('group', { name: '硝化棉' }).getByRole('combobox').last()).toBeVisible()
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(at: string): Promise<AxeResults> } }).axe.run('aside'),
    )
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
