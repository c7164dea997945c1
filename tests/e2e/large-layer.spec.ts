/** A layer of people too large to be read whole: checked near the park, looked at elsewhere, by ranges either way. */
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { COUNTY_FILE, type CountyPark, HOUSES, makeCountyPark, VILLAGE } from './county-park.ts'
import { test as base, commandLine, expect, exportedJson, ON, openPark, pickFolder, pixelsOf } from './fixtures.ts'
import { serveSite, type SiteServer } from './site-server.ts'

const SITE = fileURLToPath(new URL('../../dist/site', import.meta.url))
const PATH = `/data/parks/county/${COUNTY_FILE}`
/** Fill of a place that nobody checked; the edges of the graticule have some pixels near to it. */
const PALE = [201, 207, 214] as const
const NO_DOTS = 150
const MANY_DOTS = 600

const test = base.extend<object, { county: CountyPark; site: SiteServer }>({
  county: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const county = makeCountyPark()
      await use(county)
      county.remove()
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ county }, use) => {
      const site = await serveSite(SITE, { '/data/parks/county/': county.folder })
      await use(site)
      await site.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
})
test.describe.configure({ mode: 'default' })

const legendRow = (page: Page, name: string) => page.locator('.layers li').filter({ hasText: name })
const chip = (page: Page) => page.locator('.map-area').getByRole('status').filter({ hasText: '未核查' })
const requests = (site: SiteServer) => site.asked.filter((path) => path === PATH).length

async function goTo(page: Page, lng: number, lat: number): Promise<void> {
  const box = page.getByRole('combobox', { name: '搜索' })
  await box.fill(`${lng}, ${lat}`)
  await expect(page.getByRole('option').first()).toContainText(lng.toFixed(6))
  await box.press('Enter')
}

/** What counts the people and the findings on the screen. */
const counts = async (page: Page) => [
  ...(await page.getByRole('tab').allTextContents()),
  ...(await page.locator('.layers h2').allTextContents()),
  await page.locator('.strip').textContent(),
]

interface Found {
  readonly findings: readonly { readonly id: string }[]
}
const findingsOf = (json: string) => [...(JSON.parse(json) as Found).findings].sort((a, b) => (a.id < b.id ? -1 : 1))

test('a park of the site is checked by a few ranges as by the whole file; what is far off is shown as not checked', async ({
  page,
  site,
  county,
}) => {
  expect(county.bytes).toBeGreaterThan(64 * 1024 * 1024)
  await openPark(page, { park: 'county' })
  const opening = { requests: requests(site), bytes: site.sent.get(PATH)! }
  console.log(`opened and checked: ${opening.requests} requests, ${opening.bytes} of ${county.bytes} bytes`)
  expect(opening.requests).toBeLessThan(40)
  expect(opening.bytes).toBeLessThan(county.bytes * 0.03)
  const checked = await exportedJson(page, 'zh')
  const whole = await commandLine('check', county.wholeFolder, '--on', ON, '--format', 'json')
  expect(findingsOf(checked)).toEqual(findingsOf(whole))
  expect(checked).toContain('"C-')

  const before = await counts(page)
  await expect(chip(page)).toHaveCount(0)
  await goTo(page, VILLAGE.lng, VILLAGE.lat)
  await expect(chip(page)).toHaveText(/^园区周边以外 \d+ 处房屋，未核查$/)
  const row = legendRow(page, '未核查（园区周边以外）')
  // Half of the village lies in the view at this scale, at the least.
  const seen = Number(await row.locator('.count').textContent())
  expect(seen).toBeGreaterThan(VILLAGE.houses / 2)
  expect(seen).toBeLessThan(VILLAGE.houses + 50)
  await expect.poll(() => pixelsOf(page, PALE)).toBeGreaterThan(MANY_DOTS)
  const far = { requests: requests(site), bytes: site.sent.get(PATH)! }
  console.log(`a view far off: ${far.requests - opening.requests} requests, ${far.bytes - opening.bytes} bytes`)
  expect(far.requests - opening.requests).toBeLessThan(12)
  expect(far.bytes).toBeLessThan(county.bytes * 0.04)
  expect(await counts(page)).toEqual(before)
  expect(await exportedJson(page, 'zh')).toBe(checked)

  // Within what was read nothing is read again, and the eye of the row hides it.
  await page.locator('.maplibregl-canvas').focus()
  await page.keyboard.press('=')
  await expect(page).toHaveURL(/view=17/)
  await page.waitForTimeout(1000)
  expect(requests(site)).toBe(far.requests)
  await row.getByRole('button').click()
  await expect.poll(() => pixelsOf(page, PALE)).toBeLessThan(NO_DOTS)
  await expect(chip(page)).toHaveCount(0)
  await row.getByRole('button').click()
  await expect.poll(() => pixelsOf(page, PALE)).toBeGreaterThan(MANY_DOTS)
})

test('too many to be drawn are counted by the index, and a file that was replaced is said to be once', async ({
  page,
  site,
  county,
}) => {
  await openPark(page, { park: 'county', view: '7.00/35.60000/110.90000' })
  await expect(chip(page)).toHaveText(/^放大地图才能看到这里的房屋（视野内至少 \d+ 处）/)
  const atLeast = Number(/\d+/.exec((await chip(page).textContent())!)![0])
  expect(atLeast).toBeGreaterThan(20_000)
  expect(atLeast).toBeLessThanOrEqual(HOUSES)
  expect(await pixelsOf(page, PALE)).toBeLessThan(NO_DOTS)

  const now = new Date()
  utimesSync(join(county.folder, COUNTY_FILE), now, now)
  await goTo(page, VILLAGE.lng, VILLAGE.lat)
  const alert = page.locator('.map-area').getByRole('alert')
  await expect(alert).toContainText('county.fgb')
  await expect(alert).toContainText('已被更换')
  const asked = requests(site)
  await page.getByRole('button', { name: '缩小' }).click()
  await page.waitForTimeout(1500)
  expect(requests(site)).toBe(asked)
  await alert.getByRole('button', { name: '重试' }).click()
  await expect.poll(() => requests(site)).toBe(asked + 1)
  await expect(alert).toContainText('已被更换')
  expect(await pixelsOf(page, PALE)).toBeLessThan(NO_DOTS)
})

test('a folder of this device is read the same way, and in a project that is opened again its rest is not at hand', async ({
  page,
  county,
}) => {
  await openPark(page)
  await pickFolder(page, county.folder)
  await expect(page).toHaveTitle(/稷山/)
  await expect(legendRow(page, '未核查（园区周边以外）')).toBeVisible()
  await expect(page.getByText(/^已保存/)).toBeVisible()
  const whole = await commandLine('check', county.wholeFolder, '--on', ON, '--format', 'json')
  expect(findingsOf(await exportedJson(page, 'zh'))).toEqual(findingsOf(whole))
  const before = await counts(page)
  await goTo(page, VILLAGE.lng, VILLAGE.lat)
  await expect(chip(page)).toHaveText(/^园区周边以外 \d+ 处房屋，未核查$/)
  await expect.poll(() => pixelsOf(page, PALE)).toBeGreaterThan(MANY_DOTS)
  expect(await counts(page)).toEqual(before)
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  await expect(legendRow(page, 'Not checked (beyond the park’s surroundings)')).toBeVisible()
  await expect(page).toHaveURL(/lang=en/)

  await page.reload()
  await expect(page.locator('.map-area').getByRole('status').filter({ hasText: 'not at hand' })).toContainText(
    'county.fgb is not at hand; houses beyond the park’s surroundings were not read.',
  )
  expect(await pixelsOf(page, PALE)).toBeLessThan(NO_DOTS)
})
