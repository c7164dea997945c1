/** The reviewer's job by keyboard alone: each finding gets its state, measure and reason, and the list goes out. */
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, openPark, test } from './fixtures.ts'
import { importPark, type Language } from './imported-park.ts'
import { HOUSES, PARK_NAME, VERSIONS } from './invented-park.ts'

const WORDS = {
  zh: {
    who: '谁在复核',
    filters: '筛选问题',
    confirmed: '已确认',
    closed: '已销号',
    dismissed: '不适用',
    measure: '整改措施：搬迁安置',
    comment: '备注：已入户核实',
    export: '导出',
    file: /整改清单.*\.xlsx$/,
  },
  en: {
    who: 'Who is reviewing',
    filters: 'Filter findings',
    confirmed: 'Confirmed',
    closed: 'Closed',
    dismissed: 'Not applicable',
    measure: 'Measure: 搬迁安置',
    comment: 'comment: 已入户核实',
    export: 'Export',
    file: /\.xlsx$/,
  },
} as const

async function carry(page: Page, language: Language): Promise<void> {
  const words = WORDS[language]
  const { keyboard } = page
  const rows = page.locator('#dock-panel tr.row')
  const dialog = page.locator('dialog')
  const card = page.locator('aside [data-review]').first()
  const filter = (name: string) => page.getByRole('group', { name: words.filters }).getByRole('button', { name })
  const number = async (name: string) => Number(/\d+/.exec((await filter(name).textContent())!)![0])
  await expect(rows.first()).toBeVisible()
  const dismissed = await number(words.dismissed)

  await keyboard.press('j')
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('2')
  await expect(dialog).toContainText(words.who)
  await keyboard.type('张某')
  await keyboard.press('Enter')
  await expect(rows.first()).toContainText(words.confirmed)
  await keyboard.press('f')
  await keyboard.type('搬迁安置')
  await keyboard.press('Escape')
  await expect(card).toContainText(words.measure)
  await keyboard.press('c')
  await keyboard.type('已入户核实')
  await keyboard.press('Enter')
  await expect(card).toContainText(words.comment)
  expect(await violations(page)).toEqual([])

  // The next one does not apply, and the reason is asked for; taken back and done again.
  await keyboard.press('j')
  await keyboard.press('6')
  await expect(dialog).toBeVisible()
  await keyboard.type('值班室，无人居住')
  await keyboard.press('Enter')
  await expect(filter(`${words.dismissed} ${dismissed + 1}`)).toBeVisible()
  await keyboard.press('Control+z')
  await expect(filter(`${words.dismissed} ${dismissed}`)).toBeVisible()
  await keyboard.press('Control+Shift+z')
  await expect(filter(`${words.dismissed} ${dismissed + 1}`)).toBeVisible()
  await keyboard.press('k')
  await keyboard.press('5')
  await expect(rows.first()).toContainText(words.closed)

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: words.export, exact: true }).focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await keyboard.press('Enter')
  expect((await waiting).suggestedFilename()).toMatch(words.file)
}

for (const language of ['zh', 'en'] as const)
  test(`a reviewer carries findings of a sample park by keyboard, in ${language}`, async ({ page }) => {
    test.slow()
    await openPark(page, { park: 'hangjin', mode: 'review', lang: language })
    await carry(page, language)
  })

// In Chinese on fifty findings: review.spec.ts.
test('a reviewer carries findings of an imported park by keyboard, in en', async ({ page }) => {
  test.slow()
  await importPark(page, 'en', 'review', PARK_NAME, [VERSIONS[1]!, HOUSES])
  await carry(page, 'en')
})
