import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, openPark, test } from './fixtures.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

for (const language of ['zh', 'en'] as const)
  test(`axe finds nothing in any mode, in ${language}`, async ({ page }) => {
    await openPark(page, { lang: language })
    await page.evaluate(axe)
    for (const mode of ['plan', 'safety', 'review']) {
      await page.locator(`input[value=${mode}]`).check()
      await expect(page.locator('aside .waiting')).toHaveCount(0)
      for (const chosen of [false, true]) {
        if (chosen) await page.locator('tbody tr.row').first().click()
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        )
        expect(
          violations.map(
            ({ id, nodes }) => `${mode} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          ),
        ).toEqual([])
      }
      await page.keyboard.press('Escape')
    }
  })

test('every control is reached with the Tab key', async ({ page }) => {
  await openPark(page)
  await page.locator('tbody tr.row').first().click()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const wanted = await page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, canvas.maplibregl-canvas, [role=grid]'),
    ]
    const seen = controls.filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.checkVisibility() &&
        !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked),
    )
    seen.forEach((element, i) => (element.dataset['reach'] = String(i)))
    return seen.length
  })
  const reached = new Set<string>()
  for (let i = 0; i < wanted * 2 + 20; i++) {
    await page.keyboard.press('Tab')
    const mark = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['reach'])
    if (mark !== undefined) reached.add(mark)
  }
  expect(wanted).toBeGreaterThan(30)
  expect(reached.size).toBe(wanted)
})

test('J, K, Enter, the slash key and Escape work', async ({ page }) => {
  await openPark(page, { mode: 'review' })
  const selected = page.locator('tbody tr[aria-selected=true]')
  await page.keyboard.press('j')
  await expect(selected).toHaveAttribute('id', 'row-0')
  await page.keyboard.press('j')
  await expect(selected).toHaveAttribute('id', 'row-1')
  await page.keyboard.press('k')
  await expect(selected).toHaveAttribute('id', 'row-0')
  await page.keyboard.press('Escape')
  await expect(selected).toHaveCount(0)
  await page.keyboard.press('/')
  await page.keyboard.type('液氯')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toContainText('液氯')
})

for (const language of ['zh', 'en'] as const)
  test(`nothing is wider than the page at three sizes, in ${language}`, async ({ page }) => {
    await openPark(page, { lang: language, park: 'jishan' })
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('header.bar button, header.bar label, .strip dd, .strip dt')]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => element.textContent),
      )
      expect(cut, `${width} × ${height}`).toEqual([])
    }
    await page.getByRole('button', { name: language === 'zh' ? '图层与图例' : 'Layers and legend' }).click()
    await expect(page.getByRole('navigation')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.locator('tbody tr.row').first().click()
    const sheet = (await page.getByRole('complementary').boundingBox())!
    expect(sheet.height).toBeGreaterThan(800)
  })
