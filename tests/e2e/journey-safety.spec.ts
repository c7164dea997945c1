/** The safety officer's job from end to end: find a hazard source, its grade and its people, correct it, hand it over. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, openPark, test } from './fixtures.ts'
import { importPark, type Language } from './imported-park.ts'
import { HAZARDS, HOUSES, PARK_NAME, VERSIONS } from './invented-park.ts'

const WORDS = {
  zh: {
    counted: (persons: number, alpha: string) => `厂界外 500 m 内常住 ${persons} 人 → α ${alpha}`,
    reach: '谁在范围内',
    total: /(\d+) 人/,
    distances: /^距离/,
    people: /^人员/,
    hazards: /^危险源/,
    between: /只看此状态: 边界与控制线之间/,
    edit: '修改',
    save: '保存',
    tonnes: '设计最大量 t',
    export: '导出',
    sheet: '重大危险源分布图，打印…',
    sheetName: '重大危险源安全风险等级分布图',
    print: '打印',
    close: '关闭',
    register: /^导出台账 CSV/,
  },
  en: {
    counted: (persons: number, alpha: string) => `${persons} residents within 500 m outside the plant → α ${alpha}`,
    reach: 'Who is within reach',
    total: /(\d+) people/,
    distances: /^Distances/,
    people: /^People/,
    hazards: /^Hazards/,
    between: /Show only this state: Between the lines/,
    edit: 'Edit',
    save: 'Save',
    tonnes: 'Design maximum, t',
    export: 'Export',
    sheet: 'Hazard map by grade, print…',
    sheetName: 'Major hazard sources by grade',
    print: 'Print',
    close: 'Close',
    register: /^Export register as CSV/,
  },
} as const

const card = (page: Page) => page.getByRole('complementary')
const rows = (page: Page) => page.locator('#dock-panel tr.row')

interface Hazard {
  readonly id: string
  /** What is typed into the search, and what is found. */
  readonly query: string
  readonly found: string
  /** As its row has it. */
  readonly name: string
  readonly substance: string
  readonly formula: string
  readonly residents: number
  readonly alpha: string
  /** Another design maximum of its first substance, and the line of the formula with it. */
  readonly tonnes: string
  readonly corrected: string
}

/** Finds the hazard by keyboard and reads its card: substances, grade, people outside, who is within reach. */
async function readHazard(page: Page, language: Language, hazard: Hazard): Promise<void> {
  const words = WORDS[language]
  await page.keyboard.press('/')
  await page.keyboard.type(hazard.query)
  await expect(page.locator('#search-hits').getByRole('option', { name: hazard.found }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`select=hazard_source/${hazard.id}`))
  await expect(card(page).locator('[data-formula]')).toContainText(hazard.formula)
  await expect(card(page).getByRole('table').first()).toContainText(hazard.substance)
  await expect(card(page)).toContainText(words.counted(hazard.residents, hazard.alpha))
  const reach = card(page).getByRole('region', { name: words.reach })
  await expect(reach.locator('.total')).toContainText(words.total)
  expect(await violations(page)).toEqual([])
}

/** The distance table: the nearest first; the drawn line carries the number of its cell. */
async function measure(page: Page, language: Language): Promise<void> {
  await page.getByRole('tab', { name: WORDS[language].distances }).click()
  const table = page.locator('#dock-panel [role=grid]')
  await expect(table.locator('tr.row').first()).toBeVisible()
  const least = (await table.locator('tr.row td.edge b').allTextContents()).map(Number)
  expect(least).toEqual([...least].sort((a, b) => a - b))
  for (const key of ['j', 'l', 'm']) await page.keyboard.press(key)
  const drawn = table.locator('td.drawn')
  await expect(drawn).toHaveAttribute('title', new RegExp(`${(await drawn.textContent())!.trim()} m$`))
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('m')
}

/** Corrects the amount of a substance: the line of the formula is another one at once, and undo brings it back. */
async function correct(page: Page, language: Language, hazard: Hazard): Promise<void> {
  const words = WORDS[language]
  await page.getByRole('tab', { name: words.hazards }).click()
  await rows(page).filter({ hasText: hazard.id }).first().click()
  await card(page).getByRole('button', { name: words.edit, exact: true }).click()
  const amount = card(page).getByLabel(words.tonnes).first()
  await amount.fill(hazard.tonnes)
  await amount.press('Tab')
  await card(page).getByRole('button', { name: words.save, exact: true }).click()
  const line = card(page).locator('[data-formula]')
  await expect(line).toContainText(hazard.corrected)
  await expect(rows(page).filter({ hasText: hazard.id }).first()).toContainText(`${hazard.tonnes} t`)
}

/** The overview for the wall, then the register for the county: both with what was corrected. */
async function handOver(page: Page, language: Language, hazard: Hazard): Promise<void> {
  const words = WORDS[language]
  await page.getByRole('button', { name: words.export, exact: true }).click()
  await page.getByRole('menuitem', { name: words.sheet }).click()
  const sheet = page.getByRole('dialog', { name: words.sheetName })
  await expect(sheet.getByRole('button', { name: words.print })).toBeEnabled()
  await expect(sheet.getByRole('row', { name: hazard.id }).first()).toContainText(`${hazard.tonnes} t`)
  expect(await violations(page)).toEqual([])
  await sheet.getByRole('button', { name: words.close }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: words.register }).click()
  const text = await readFile(await (await waiting).path(), 'utf8')
  const line = text.split('\r\n').find((row) => row.startsWith(`${hazard.id},`))
  expect(line).toContain(hazard.name)
  expect(line).toContain(`${hazard.tonnes}t`)
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language]

  test(`a safety officer finds, measures, corrects and hands over a hazard of a sample park, in ${language}`, async ({
    page,
  }) => {
    test.slow()
    const hazard: Hazard = {
      id: 'H-01',
      query: 'yelv',
      found: language === 'zh' ? '液氯储罐区' : 'Liquid chlorine tanks',
      name: '液氯储罐区',
      substance: '氯',
      formula: '1.2 × 34.0 = 40.8',
      residents: 48,
      alpha: '1.2',
      // β q / Q = 4 × 60 / 5 of chlorine and 2 × 10 / 10 of ammonia.
      tonnes: '60',
      corrected: '1.2 × 50.0 = 60.0',
    }
    await openPark(page, { park: 'hangjin', mode: 'safety', lang: language })
    await readHazard(page, language, hazard)
    await measure(page, language)
    await correct(page, language, hazard)
    await handOver(page, language, hazard)
    await page.keyboard.press('Control+z')
    await expect(card(page).locator('[data-formula]')).toContainText(hazard.formula)
  })

  test(`a safety officer finds, measures, corrects and hands over a hazard of an imported park, in ${language}`, async ({
    page,
  }) => {
    test.slow()
    // β q / Q = 4 × 30 / 5 of chlorine; H-1 and H-2 live 200 m and 380 m, H-3 450 m from the plant: 12 people, α 1.
    const hazard: Hazard = {
      id: 'HZ-1',
      query: 'yelv',
      found: '液氯储罐区',
      name: '液氯储罐区',
      substance: '氯',
      formula: '1 × 24.0 = 24.0',
      residents: 12,
      alpha: '1',
      tonnes: '60',
      corrected: '1 × 48.0 = 48.0',
    }
    await importPark(page, language, 'safety', PARK_NAME, [VERSIONS[1]!, HOUSES, ...HAZARDS])
    await readHazard(page, language, hazard)
    await measure(page, language)

    // Who lives before the control line.
    await page.getByRole('tab', { name: words.people }).click()
    await page.getByRole('button', { name: words.between }).click()
    await expect(rows(page)).toHaveCount(2)
    await expect(rows(page).filter({ hasText: '王丙' })).toHaveCount(1)
    await expect(rows(page).filter({ hasText: '赵丁' })).toHaveCount(1)
    await correct(page, language, hazard)
    await handOver(page, language, hazard)
  })
}
