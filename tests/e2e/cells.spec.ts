import type { Locator } from '@playwright/test'
import { expect, openPark, test } from './fixtures.ts'

/** A cell of a row that is named, by the heading of its column. */
async function cell(table: Locator, row: RegExp, column: string): Promise<Locator> {
  const titles = await table.getByRole('columnheader').allTextContents()
  const at = titles.findIndex((title) => title.trim() === column)
  expect(at, `${column} among ${titles.join(', ')}`).toBeGreaterThanOrEqual(0)
  return table.getByRole('row', { name: row }).first().getByRole('gridcell').nth(at)
}

test('people are corrected in the cells of the table, by keyboard and by double click', async ({ page }) => {
  await openPark(page, { park: 'jishan', lang: 'en' })
  await page.getByRole('tab', { name: /^People/ }).click()
  const table = page.getByRole('grid')
  const first = table.getByRole('row').nth(1)
  await expect(first).toBeVisible()
  await expect(page.getByText('edit cell')).toBeVisible()
  const name = (await first.getByRole('gridcell').nth(1).textContent())!.trim()
  const row = new RegExp(name.replace(/[()]/g, '.'))
  const persons = await cell(table, row, 'People')
  const before = Number(await persons.textContent())

  // The keyboard: name, kind, then the head-count; each is kept when it is left.
  await first.click()
  await table.focus()
  await page.keyboard.press('F2')
  await expect(first.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(String(before + 7))
  await page.keyboard.press('Enter')
  await expect(await cell(table, row, 'People')).toHaveText(String(before + 7))
  await expect(table).toBeFocused()

  // Esc keeps what was there, and what is no number is refused and stays to be mended.
  await (await cell(table, row, 'People')).dblclick()
  await page.keyboard.type('9')
  await page.keyboard.press('Escape')
  await expect(await cell(table, row, 'People')).toHaveText(String(before + 7))
  await (await cell(table, row, 'People')).dblclick()
  await page.keyboard.type('many')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'many' })).toBeVisible()
  await expect(table.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(await cell(table, row, 'People')).toHaveText(String(before + 7))

  // A row that is scrolled out of sight keeps what was typed; the kind, hidden on a narrow page, is passed over.
  await page.setViewportSize({ width: 1100, height: 800 })
  await table.focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Tab')
  await expect(table.getByRole('textbox')).toHaveValue(String(before + 7))
  await page.keyboard.type(String(before + 9))
  await page.getByRole('region', { name: 'People' }).evaluate((scroller) => (scroller.scrollTop = 1e6))
  await expect(table.getByRole('textbox')).toHaveCount(0)
  await page.getByRole('region', { name: 'People' }).evaluate((scroller) => (scroller.scrollTop = 0))
  await expect(await cell(table, row, 'People')).toHaveText(String(before + 9))

  // Undo is one step a cell.
  await page.keyboard.press('Control+z')
  await expect(await cell(table, row, 'People')).toHaveText(String(before + 7))
  await page.keyboard.press('Control+z')
  await expect(await cell(table, row, 'People')).toHaveText(String(before))
})

test('a hazard source is corrected in the cells of the register', async ({ page }) => {
  await openPark(page, { park: 'jishan', lang: 'zh' })
  await page.getByRole('tab', { name: /^危险源/ }).click()
  const table = page.getByRole('grid')
  const first = table.getByRole('row').nth(1)
  await expect(first).toBeVisible()
  await expect(page.getByText('改单元格')).toBeVisible()
  const id = (await first.getByRole('gridcell').nth(1).textContent())!.trim()
  const row = new RegExp(`\\b${id}\\b`)
  await (await cell(table, row, '备案有效期至')).dblclick()
  const input = table.locator('input[type=date]')
  await expect(input).toBeFocused()
  await input.fill('2031-05-06')
  await page.keyboard.press('Enter')
  await expect(await cell(table, row, '备案有效期至')).toHaveText('2031-05-06')
})
