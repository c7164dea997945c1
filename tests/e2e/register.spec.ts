import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, makeFolder, openPark, pickFolder, pixelsOf, test } from './fixtures.ts'

/** Fill of the symbols of grade 4; see map/colours.ts. */
const GRADE_4 = [0x1e, 0x6f, 0xd9] as const

async function search(page: Page, query: string) {
  await page.keyboard.press('/')
  await page.keyboard.type(query)
  return page.locator('#search-hits [role=option]')
}

test('search by keyboard in pinyin, by alias, CAS number and grade, and fly there', async ({ page }) => {
  await openPark(page, { lang: 'zh', mode: 'safety' })
  for (const [query, title, why] of [
    ['yelvqihua', '液氯汽化装置', ''],
    ['lvq', '液氯汽化装置', '别名：氯气（氯）'],
    ['75-21-8', '环氧乙烷罐区', 'CAS 75-21-8（环氧乙烷）'],
    ['一级', '液氯汽化装置', '级别：一级'],
    ['１级', '液氯汽化装置', '级别：一级'],
  ] as const) {
    const hits = await search(page, query)
    const hit = hits.filter({ hasText: title })
    await expect(hit.first()).toBeVisible()
    if (why) await expect(hit.first()).toContainText(why)
    await page.keyboard.press('Escape')
    await page.locator('#search-hits').waitFor({ state: 'hidden' })
  }
  const hits = await search(page, 'huanyangyiwan')
  await expect(hits.first()).toContainText('环氧乙烷罐区')
  await expect(hits.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '环氧乙烷罐区' })).toBeVisible()
  await expect(page).toHaveURL(/H-03/)
  await expect(page.locator('tr[aria-selected=true]')).toContainText('环氧乙烷罐区')
})

test('the keys of the page work after a click on a mode, which keeps the focus', async ({ page }) => {
  await openPark(page, { lang: 'zh', mode: 'review' })
  await page.getByText('安全', { exact: true }).first().click()
  await expect(page.getByRole('radio', { name: '安全' })).toBeFocused()
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: '搜索' })).toBeFocused()
  await page.keyboard.type('H-02')
  await expect(page.getByRole('option').first()).toContainText('H-02')
})

test('a filter narrows table and map, says so on the map, and can be taken back', async ({ page }) => {
  await openPark(page, { lang: 'zh', mode: 'safety' })
  const filters = page.getByRole('group', { name: '筛选危险源' })
  const rows = page.locator('#dock-panel tr.row')
  const blue = await pixelsOf(page, GRADE_4)
  expect(blue).toBeGreaterThan(100)
  await filters.getByLabel('级别').selectOption('1')
  await expect(rows).toHaveCount(2)
  await expect(filters).toContainText('显示 2 / 15')
  await expect(page.getByText('地图只显示符合筛选的危险源：2 / 15')).toBeVisible()
  // The legend's swatches are no part of the map: no blue symbol is left on it.
  await expect.poll(() => pixelsOf(page, GRADE_4)).toBeLessThan(blue / 10)

  // Whoever goes to a hazard that is filtered out sees it.
  await page.getByRole('tab', { name: /^人员/ }).click()
  await expect(page.getByText('地图只显示符合筛选的危险源')).toBeVisible()
  const hits = await search(page, '丙烯罐区')
  await expect(hits.first()).toContainText('丙烯罐区')
  await page.keyboard.press('Enter')
  await expect(page.getByText('地图只显示符合筛选的危险源')).toBeHidden()

  await page.getByRole('tab', { name: /^危险源/ }).click()
  await filters.getByLabel('级别').selectOption('1')
  await filters.getByLabel('介质').selectOption('氨')
  await expect(filters).toContainText('没有符合条件的行 · 清除筛选')
  await expect(rows).toHaveCount(0)
  await filters.getByRole('button', { name: '清除筛选' }).click()
  await expect(page.locator('#dock-panel table')).toHaveAttribute('aria-rowcount', '16')
  await expect.poll(() => pixelsOf(page, GRADE_4)).toBeGreaterThan(blue / 2)
})

/** Zone 38, with hazards of which nobody said the grade, and no boundary. */
const UNGRADED = {
  'park.json': JSON.stringify({
    format: 1,
    id: 'ungraded',
    name: '未定级园区',
    zone: 38,
    layers: [{ kind: 'hazard_source', file: 'hazards.geojson', frame: 'EPSG:4526' }],
  }),
  'hazards.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: ['甲库', '乙库'].map((name, i) => ({
      type: 'Feature',
      properties: { id: `Z-${i}`, name, ...(i === 0 && { grade: 3 }) },
      geometry: { type: 'Point', coordinates: [38_500_000 + i * 200, 3_900_000] },
    })),
  }),
}

test('a hazard without a grade has a word for it, and lies nowhere as long as no boundary was checked', async ({
  page,
}) => {
  const folder = await makeFolder(UNGRADED)
  await openPark(page, { lang: 'zh', mode: 'safety' })
  await pickFolder(page, folder)
  await expect(page).toHaveTitle(/未定级园区/)
  await page.getByRole('tab', { name: /^危险源/ }).click()
  const filters = page.getByRole('group', { name: '筛选危险源' })
  await expect(filters.getByLabel('级别').getByRole('option')).toHaveText(['级别', '三级 (1)', '未填级别 (1)'])
  const row = page.locator('#dock-panel tr.row').filter({ hasText: '乙库' })
  await expect(row).toContainText('未填级别')
  await expect(page.locator('#dock-panel tr.row').first()).toBeVisible()
  await expect(page.locator('#dock-panel tr.row', { hasText: '界内' })).toHaveCount(0)
})

/** A register without coordinates, as a filing form has it; one row names a hazard that the park does not have. */
const REGISTER = [
  '企业名称,重大危险源名称,物质及数量,R值,备案有效期至,边界外500m范围内人数估算值',
  '昱川化工,液氯汽化装置,液氯 150t；氨 2 t（J3）,120,2027-03-04,46人',
  '岱宇树脂,环氧乙烷罐区,若干环氧乙烷,128,2027-03-04,0',
  '别处化工,新罐区,氯 5t,2,2027-03-04,0',
].join('\n')

test('a register without places goes onto the hazards of the park, and is exported to be read back', async ({
  page,
}) => {
  test.slow()
  await openPark(page, { lang: 'zh', mode: 'safety' })
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-register-'))
  const path = join(folder, '重大危险源备案登记表.csv')
  await writeFile(path, REGISTER)
  const choose = (file: string) => page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file)
  const dialog = page.locator('dialog')
  await choose(path)
  await expect(dialog).toContainText('读到 3 行，采用 2 行，1 行不采用')
  await expect(dialog).toContainText('对上编号或名称的危险源改为表中所填，空白不变，位置不变')
  await expect(dialog).toContainText('“新罐区”没有坐标')
  await expect(dialog).toContainText('第 3 行：物质和数量“若干环氧乙烷”读不懂')
  await expect(dialog).toContainText('2 个危险源对上了编号或名称')
  await dialog.locator('footer .primary').click()
  const row = page.locator('tr.row', { hasText: '液氯汽化装置' })
  await expect(row).toContainText('液氯 150 t、氨 2 t')
  await expect(row).toContainText('120')
  await expect(row).toContainText('2027-03-04')

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出台账 CSV（15 条）' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/重大危险源台账-示意数据\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text.startsWith('\uFEFF危险源编号,企业名称,重大危险源名称')).toBe(true)
  expect(text).toContain('H-02,昱川化工,液氯汽化装置')
  expect(text).toContain('液氯 150t；氨 2t（J3）')

  const back = join(folder, file.suggestedFilename())
  await writeFile(back, text.replace(',液氯汽化装置,', ',=液氯装置,'))
  await choose(back)
  await expect(dialog).toContainText('读到 15 行，采用 15 行')
  await dialog.getByLabel('导入到').selectOption({ label: '更新 hazards.geojson（对上编号或名称的行，位置不变）' })
  await expect(dialog).toContainText('15 个危险源对上了编号或名称')
  await dialog.locator('footer .primary').click()
  await expect(page.locator('tr.row', { hasText: '=液氯装置' })).toContainText('液氯 150 t、氨 2 t')
  await expect(page.locator('#dock-panel table')).toHaveAttribute('aria-rowcount', '16')
})
