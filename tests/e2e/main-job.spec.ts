import { commandLine, expect, exportedJson, makeFolder, ON, openPark, pickFolder, pixelsOf, test } from './fixtures.ts'
import { unseenPark } from './unseen-park.ts'

const PARKS = {
  hangjin: { zh: '杭锦经济开发区化工园区', en: 'Hangjin' },
  jishan: { zh: '西社化工园区', en: 'Jishan' },
} as const
const BOUNDARY_RED = [200, 16, 46] as const
const CONTROL_BROWN = [184, 80, 10] as const

for (const park of ['hangjin', 'jishan'] as const)
  for (const language of ['zh', 'en'] as const)
    test(`${park} in ${language}: map, people, findings, and the same JSON as the command line`, async ({ page }) => {
      await openPark(page, { park, lang: language })
      await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: PARKS[park][language] })).toBeVisible()
      await expect(page.getByText(language === 'zh' ? '示意数据' : 'Sample data', { exact: true })).toBeVisible()

      expect(await pixelsOf(page, BOUNDARY_RED)).toBeGreaterThan(1200)
      expect(await pixelsOf(page, CONTROL_BROWN)).toBeGreaterThan(400)

      const text = await exportedJson(page, language)
      expect(text).toBe(
        await commandLine('check', `data/parks/${park}`, '--on', ON, '--format', 'json', '--language', language),
      )
      const { findings } = JSON.parse(text) as { findings: { severity: string; sentence: string }[] }
      expect(findings.some(({ severity }) => severity === 'error')).toBe(true)

      // The gravest finding is the first row; choosing it explains it and draws the measured distance.
      const row = page.locator('tbody tr.row').first()
      await row.click()
      await expect(page.getByRole('complementary')).toContainText(findings[0]!.sentence)
      await expect(row).toHaveAttribute('aria-selected', 'true')
    })

test('a click on a symbol selects its row, and the houses of a large layer are drawn', async ({ page }) => {
  await openPark(page, { park: 'jishan', mode: 'review', view: '16.5/35.68/110.93' })
  await page.getByRole('combobox', { name: '搜索' }).fill('高渠村 226号')
  await page.locator('#search-hits').getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).not.toContainText('GQ-226')
  // The house lies in the middle of the map now.
  const box = (await page.locator('.maplibregl-canvas').boundingBox())!
  await expect(async () => {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await expect(page.getByRole('complementary')).toContainText('GQ-226', { timeout: 1000 })
  }).toPass()
})

test('the boundary version and the as-of date change the verdict', async ({ page }) => {
  await openPark(page, { park: 'jishan' })
  const first = page.getByRole('heading', { level: 1 })
  // What is left to do is said as soon as the queue is there.
  await expect(first).toContainText('未完成')
  const before = await first.textContent()
  await page.getByRole('button', { name: /^边界版本/ }).click()
  await page.getByRole('menuitemradio').first().click()
  await expect(first).not.toHaveText(before!)
  await expect(page).toHaveURL(/boundary=v1/)
  await page.getByRole('button', { name: /^边界版本/ }).click()
  await page.getByRole('menuitemradio').last().click()
  await expect(first).toHaveText(before!)
  await page.getByLabel('截至日期').fill('2022-06-30')
  await expect(first).not.toHaveText(before!)
  await expect(page.locator('tbody tr.row').filter({ hasText: '高渠村 226号' }).first()).toBeAttached()
})

test('a check of many people says how far it is and can be stopped', async ({ page }) => {
  const houses = Array.from({ length: 120_000 }, (_, i) => ({
    type: 'Feature',
    properties: { kind: 'residence', persons: 3 },
    geometry: { type: 'Point', coordinates: [38_500_000 + (i % 1000), 3_900_000 + Math.floor(i / 1000) * 7] },
  }))
  const folder = await makeFolder({
    ...unseenPark,
    'targets.geojson': JSON.stringify({ type: 'FeatureCollection', features: houses }),
  })
  await openPark(page)
  await pickFolder(page, folder)
  await expect(page.getByText(/正在核对 \d+\/120000/)).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()
  await expect(page.getByText('已停止核对')).toBeVisible()
  await expect(page.getByRole('button', { name: '重新核对' })).toBeVisible()
})
