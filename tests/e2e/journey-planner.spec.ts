/** The planner's job from end to end: what a new boundary changed, who and which documents are left behind, and the sheet. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { commandLine, expect, openPark, test } from './fixtures.ts'
import { importPark, type Language } from './imported-park.ts'
import { HAZARDS, HOUSES, PARK_NAME, VERSIONS } from './invented-park.ts'

const WORDS = {
  zh: {
    strip: (ha: string, persons: number) => `v2 较 v1 净减 ${ha} ha；${persons} 人被划出边界`,
    ledger: '变化台账',
    left: '因边界调整划出',
    piece: '变化地块',
    stale: /过期 \d+ 天/,
    uncovered: /引用 v1；v2 中有 [\d.]+ ha（[\d,.]+ 亩）不在其轮廓内/,
    findings: /^问题/,
    materials: /^材料/,
    inside: /在边界 v2 内 20\.0 m/,
    export: '导出',
    comparison: '四至对比图，打印…',
    sheet: '四至范围对比图',
    net: /^净变化/,
    print: '打印',
    close: '关闭',
    corners: '导出界址点 TXT',
  },
  en: {
    strip: (ha: string, persons: number) => `v2 against v1: net −${ha} ha; ${persons} persons now outside the line`,
    ledger: 'Change ledger',
    left: 'Left because the line moved',
    piece: 'Changed ground',
    stale: /stale \d+ d/,
    uncovered: /cites v1; [\d.]+ ha \([\d,.]+ mu\) of v2 lie outside that outline/,
    findings: /^Findings/,
    materials: /^Materials/,
    inside: /20\.0 m inside boundary v2/,
    export: 'Export',
    comparison: 'Boundary comparison, print…',
    sheet: 'Comparison of boundary versions',
    net: /^Net change/,
    print: 'Print',
    close: 'Close',
    corners: 'Export corners (TXT)',
  },
} as const

const card = (page: Page) => page.getByRole('complementary')
const rows = (page: Page) => page.locator('#dock-panel tr.row')

/** Steps through the changed ground, and reads who was left outside by the line. */
async function readLedger(page: Page, language: Language, hectares: string, persons: number): Promise<void> {
  const words = WORDS[language]
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words.strip(hectares, persons))
  await expect(card(page)).toContainText(words.left)
  expect(await violations(page)).toEqual([])
  const table = page.getByRole('grid', { name: words.ledger })
  await expect(table.locator('tr.row').first()).toBeVisible()
  await page.keyboard.press(']')
  await expect(table.locator('tr[aria-selected=true]')).toContainText('C-01')
  await expect(card(page)).toContainText(words.piece)
  await page.keyboard.press('Escape')
  await expect(table.locator('tr[aria-selected=true]')).toHaveCount(0)
}

/** The sheet for the file: the net area is that of the page; nothing runs off the paper. */
async function makeSheet(page: Page, language: Language, hectares: string): Promise<void> {
  const words = WORDS[language]
  await page.getByRole('button', { name: words.export, exact: true }).click()
  await page.getByRole('menuitem', { name: words.comparison }).click()
  const sheet = page.getByRole('dialog', { name: words.sheet })
  await expect(sheet.getByRole('button', { name: words.print })).toBeEnabled()
  await expect(sheet.getByRole('status')).toHaveText('')
  await expect(sheet.getByRole('row', { name: words.net }).first()).toContainText(`−${hectares}`)
  await expect(sheet.locator('footer').first()).toContainText(/SHA-256 [0-9a-f]{64}/)
  expect(await violations(page)).toEqual([])
  await sheet.getByRole('button', { name: words.close }).click()
  await expect(sheet).toBeHidden()
}

/** The corner file as it goes to the land office, in GB 18030. */
async function exportedCorners(page: Page, language: Language): Promise<Buffer> {
  const waiting = page.waitForEvent('download')
  await card(page).getByRole('button', { name: WORDS[language].corners }).first().click()
  return readFile(await (await waiting).path())
}

for (const language of ['zh', 'en'] as const) {
  const words = WORDS[language]

  test(`a planner checks the new boundary of a sample park, in ${language}`, async ({ page }) => {
    test.slow()
    await openPark(page, { park: 'jishan', mode: 'plan', lang: language })
    // Both by Shapely 2 on the plane of the zone: 3 085 573.47 m² less 2 868 103.89 m², and who lies in the one and not in
    // the other, whoever moved away on a dated record left out.
    await readLedger(page, language, '21.75', 108)

    // Documents that did not follow: the matrix, and the ground that one of them does not cover.
    await page.getByRole('tab', { name: words.materials }).click()
    const cell = page.getByRole('gridcell', { name: words.stale }).first()
    await cell.click()
    await expect(card(page)).toContainText(words.uncovered)
    await makeSheet(page, language, '21.75')
    const corners = new TextDecoder('gb18030').decode(await exportedCorners(page, language))
    expect(corners).toContain('[地块坐标]')
    expect(corners).toContain('\nJ1,1,3949248.30,37492849.25')
  })

  test(`a planner checks the new boundary of an imported park, in ${language}`, async ({ page }) => {
    test.slow()
    await importPark(page, language, 'plan', PARK_NAME, [...VERSIONS, HOUSES, ...HAZARDS.slice(0, 1)])
    await readLedger(page, language, '10.00', 5)

    // Who is inside of the new line.
    await page.getByRole('tab', { name: words.findings }).click()
    await rows(page).filter({ hasText: '李乙' }).first().click()
    await expect(card(page)).toContainText(words.inside)
    await page.keyboard.press('Escape')
    await makeSheet(page, language, '10.00')

    // What is exported is what was imported, corner for corner, and the command line says the same of both.
    const folder = await mkdtemp(join(tmpdir(), 'sizhi-planner-'))
    const [before, now] = [join(folder, 'v1.txt'), join(folder, 'v2.txt')]
    await writeFile(before, VERSIONS[0]!.text)
    await writeFile(now, await exportedCorners(page, language))
    const { area_m2: areas } = JSON.parse(await commandLine('diff', before, now, '--format', 'json')) as {
      area_m2: { plane: { net: number } }
    }
    expect(areas.plane.net).toBe(-100_000)
  })
}
