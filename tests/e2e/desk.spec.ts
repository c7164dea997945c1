import { gzipSync } from 'node:zlib'
import { expect, exportedJson, openPark, pixelsOf, test } from './fixtures.ts'

test('a link restores park, mode, version, view and selection', async ({ page }) => {
  await openPark(page, {
    park: 'jishan',
    mode: 'plan',
    boundary: 'v1',
    view: '14.50/35.68100/110.93200',
    select: 'hazard_source/H-03',
  })
  await expect(page.getByRole('radio', { name: '规划' })).toBeChecked()
  await expect(page.getByRole('button', { name: /^边界版本/ })).toContainText('v1')
  await expect(page.getByRole('complementary')).toContainText('H-03')
  await expect(page).toHaveURL(/view=14\.50\/35\.68100\/110\.93200/)
  await expect(page).toHaveURL(/select=hazard_source\/H-03/)
  const url = page.url()
  await page.reload()
  await expect(page.getByRole('complementary')).toContainText('H-03')
  await expect(page).toHaveURL(url)
})

test('search finds names, companies, chemicals, document numbers and coordinates', async ({ page }) => {
  await openPark(page, { park: 'jishan' })
  const box = page.getByRole('combobox', { name: '搜索' })
  for (const [query, hit] of [
    ['薛家庄小学', '薛家庄小学'],
    ['崇曜', '崇曜化肥'],
    ['苯', '苯'],
    ['运政函〔2023〕2号', 'v2'],
    ['37493022.98 3949734.95', '110.92'],
    ['110.93, 35.68', '110.930000, 35.680000'],
  ] as const) {
    await box.fill(query)
    await expect(page.getByRole('option').first()).toContainText(hit)
  }
  await box.press('Enter')
  await expect(page).toHaveURL(/35\.6[78]\d+\/110\.9[23]/)
})

test('the map keeps its size while the rest of the page comes in, so that no click goes astray', async ({ page }) => {
  await page.addInitScript(() => {
    const sizes: string[] = []
    Object.assign(window, { mapSizes: sizes })
    const sized = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      sizes.push(`${width} × ${height}`)
    })
    new MutationObserver((_, watch) => {
      const area = document.querySelector('.map-area')
      if (!area) return
      sized.observe(area)
      watch.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await openPark(page)
  await expect(page.locator('.time-line')).toBeVisible()
  await expect(page.getByRole('region', { name: '地图与表格' }).getByRole('row').first()).toBeVisible()
  const sizes = await page.evaluate(() => (window as unknown as { mapSizes: string[] }).mapSizes)
  expect(sizes).toHaveLength(1)
})

test('measuring gives length, and area in hectares, mu and square metres, plane and ellipsoidal', async ({ page }) => {
  await openPark(page, { view: '15.00/39.90000/108.70000' })
  await page.keyboard.press('m')
  const map = (await page.locator('.maplibregl-canvas').boundingBox())!
  for (const [x, y] of [
    [200, 150],
    [400, 150],
    [400, 300],
  ])
    await page.mouse.click(map.x + x!, map.y + y!)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: '量算' })
  await expect(panel).toContainText('EPSG:4524')
  const words = (await panel.textContent())!
  const [plane, ellipsoid] = [...words.matchAll(/([\d.]+) ha · ([\d.]+) 亩 · (\d+) m²/g)].map((found) =>
    found.slice(1).map(Number),
  )
  // 200 × 150 px at zoom 15 and 39.9° N: half a rectangle at 40,075,016.686 m · cos φ / (512 · 2^15) a pixel.
  const perPixel = (40075016.686 * Math.cos((39.9 * Math.PI) / 180)) / (512 * 2 ** 15)
  expect(plane![2]! / (15000 * perPixel ** 2)).toBeCloseTo(1, 1)
  expect(Math.abs(plane![2]! / ellipsoid![2]! - 1)).toBeLessThan(0.001)
  expect(plane![1]! / plane![0]!).toBeCloseTo(15, 1)
})

test('the eye of a layer hides it, and a state filters people', async ({ page }) => {
  await openPark(page, { mode: 'review' })
  const red = [200, 16, 46] as const
  const before = await pixelsOf(page, red)
  await page.getByRole('button', { name: /^隐藏: v2/ }).click()
  await expect.poll(() => pixelsOf(page, red)).toBeLessThan(before / 2)
  await page.getByRole('tab', { name: /人员/ }).click()
  await page.getByRole('button', { name: /只看此状态: 跨界/ }).click()
  await expect(page.locator('tbody tr.row')).toHaveCount(1)
})

test('a mode hides its layers from the first map on', async ({ page }) => {
  const older = [150, 96, 106] as const
  await openPark(page, { mode: 'safety' })
  expect(await pixelsOf(page, older)).toBe(0)
  await page.locator('input[value=review]').check()
  await expect.poll(() => pixelsOf(page, older)).toBeGreaterThan(100)
})

test('without WebGL 2 a sentence, and tables, findings and exports still work', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (original as (...args: unknown[]) => unknown).call(this, kind, ...rest)
    } as typeof original
  })
  await page.goto('./?park=hangjin&on=2026-11-22')
  await expect(page.getByText('不支持 WebGL 2')).toBeVisible()
  await page.locator('tbody tr.row').first().click()
  await expect(page.getByRole('complementary')).toContainText('怎样才会解除')
  expect(JSON.parse(await exportedJson(page, 'zh'))).toHaveProperty('park', 'hangjin')
})

test('paper has the sentence, the map, the legend, every finding and the sample mark', async ({ page }) => {
  await openPark(page)
  const count = Number((await page.getByRole('tab', { name: /问题/ }).textContent())!.match(/\d+/)![0])
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  const sheet = page.locator('.sheet')
  await expect(sheet).toBeVisible()
  await expect(sheet.locator('tbody tr')).toHaveCount(count)
  const map = (await page.locator('.frame').boundingBox())!
  expect(Math.round(map.width)).toBe(716)
  expect(map.height).toBeGreaterThan(300)
  await expect(sheet).toContainText('示意数据')
  await expect(sheet).toContainText('CGCS2000 3° 带 36')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('header.bar')).toBeHidden()
  expect((await page.pdf()).byteLength).toBeGreaterThan(50_000)
})

test('the first map comes with at most 520 kB of code and styles, gzip, fonts apart', async ({ page }) => {
  const loaded: { url: string; asked: number; body: Promise<Buffer | null> }[] = []
  const asked = new Map<string, number>()
  page.on('request', (request) => asked.set(request.url(), Date.now()))
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (/javascript|css|html/.test(type) && response.ok())
      loaded.push({ url: response.url(), asked: asked.get(response.url())!, body: response.body().catch(() => null) })
  })
  await openPark(page)
  const drawn = await page.evaluate(
    () => performance.timeOrigin + performance.getEntriesByName('map-drawn')[0]!.startTime,
  )
  const sizes = await Promise.all(
    loaded
      .filter(({ url, asked }) => asked <= drawn && !/noto/.test(url))
      .map(async ({ url, body }) => ({ name: new URL(url).pathname, bytes: gzipSync((await body)!).length })),
  )
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`code and styles before the first map: ${(total / 1000).toFixed(1)} kB gzip in ${sizes.length} files`)
  expect(sizes.filter(({ name }) => /houses|rules|panels/.test(name))).toEqual([])
  expect(total).toBeGreaterThan(400_000)
  expect(total).toBeLessThanOrEqual(520_000)
})
