import { commandLine, expect, exportedJson, makeFolder, ON, openPark, pickFolder, test } from './fixtures.ts'
import { HOSTILE_NAME, unseenPark } from './unseen-park.ts'

test('a picked folder gives the findings of the command line, byte for byte', async ({ page }) => {
  const folder = await makeFolder(unseenPark)
  await openPark(page)
  await pickFolder(page, folder)
  await expect(page).toHaveTitle(/未见化工园区/)
  await expect(page.locator('tbody tr.row').filter({ hasText: HOSTILE_NAME }).first()).toBeVisible()
  for (const language of ['zh', 'en'] as const) {
    const expected = await commandLine('check', folder, '--on', ON, '--format', 'json', '--language', language)
    expect(await exportedJson(page, language)).toBe(expected)
    expect(expected).toContain('resident-inside-boundary')
    if (language === 'zh') await page.getByRole('button', { name: 'EN', exact: true }).click()
  }
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
})

test('a dropped folder opens', async ({ page }) => {
  await openPark(page)
  const transfer = await page.evaluateHandle((files) => {
    const data = new DataTransfer()
    for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name))
    return data
  }, unseenPark)
  await page.dispatchEvent('.page', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('松开即打开园区文件夹')).toBeVisible()
  await page.dispatchEvent('.page', 'drop', { dataTransfer: transfer })
  await expect(page).toHaveTitle(/未见化工园区/)
})
