import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { AxeResults } from 'axe-core'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, openPark, test } from './fixtures.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHEET = 'xl/worksheets/sheet1.xml'
const text = (at: string, said: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`

const WORDS = {
  zh: {
    menu: '导出',
    item: '整改清单 XLSX',
    title: '读回整改清单',
    by: '经办人',
    apply: '应用 2 行',
    undo: '自查：围墙破损',
  },
  en: {
    menu: 'Export',
    item: 'Rectifications as XLSX',
    title: 'Read the list of rectifications back',
    by: 'Your name',
    apply: 'Apply 2 rows',
    undo: '自查：围墙破损',
  },
} as const

for (const lang of ['zh', 'en'] as const)
  test(`a list goes out, is filled in, and comes back row by row (${lang})`, async ({ page }) => {
    const words = WORDS[lang]
    await openPark(page, { lang })
    await page.getByRole('button', { name: words.menu, exact: true }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: words.item }).click()
    const parts = unzipSync(new Uint8Array(await readFile(await (await waiting).path())))
    // Row 4 gets a measure and a leader, and a row is added below.
    const sheet = strFromU8(parts[SHEET]!)
      .replace(/<c r="C4"[^>]*\/>/, text('C4', '搬迁并安置'))
      .replace(/<c r="D4"[^>]*\/>/, text('D4', '张三'))
      .replace('</sheetData>', `<row r="9999">${text('B9999', words.undo)}</row></sheetData>`)
    const file = join(tmpdir(), `sizhi-list-${lang}-${process.pid}.xlsx`)
    await writeFile(file, zipSync({ ...parts, [SHEET]: strToU8(sheet) }))

    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file)
    const dialog = page.getByRole('dialog', { name: words.title })
    await expect(dialog.getByRole('checkbox')).toHaveCount(2)
    await expect(dialog).toContainText('搬迁并安置')
    await expect(dialog).toContainText(words.undo)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run: (at: string) => Promise<AxeResults> } }).axe.run('dialog'),
    )
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await dialog.getByLabel(words.by).fill('王五')
    await dialog.getByRole('button', { name: words.apply }).click()
    await expect(dialog).toBeHidden()

    // The same file again: nothing is left to be applied.
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file)
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('checkbox')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
