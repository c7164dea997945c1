/** Grounds under the real map, in a page of its own: pixels at known places against what the files say there. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Page, test as unwatched } from '@playwright/test'
import type { Map as MapLibre } from 'maplibre-gl'
import { build } from 'vite'
import { basemapHosts, readBasemaps } from '../../.config/basemaps.ts'
import { contentSecurityPolicy, withPolicy } from '../../.config/content-security-policy.ts'
import { COLOURS } from '../../src/map/colours.ts'
import { writePmtiles, writeVectorTile } from '../map/write-pmtiles.ts'
import { expect, test as base } from './fixtures.ts'
import { serveSite, type SiteServer } from './site-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const file = (name: string) => join(root, 'tests/map/files', name)
interface Place {
  at: [number, number]
  pixel: [number, number]
}
const EXPECTED = JSON.parse(readFileSync(file('expected.json'), 'utf8')) as Record<string, Place[]>

/** Tiles of a host that is not the site's: every one is tile.png. */
async function serveTiles() {
  const tile = readFileSync(file('tile.png'))
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(tile)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** The page of this file, built as the site is, with one network basemap. */
const site: TestFixture = [
  // eslint-disable-next-line no-empty-pattern
  async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'sizhi-basemap-'))
    const { server, asked, origin } = await serveTiles()
    const entry = {
      id: 'own',
      name: { zh: '影像', en: 'Imagery' },
      kind: 'wmts',
      url: `${origin}/wmts?TILEMATRIXSET=w&TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}&tk={key}`,
      key: 'k',
      attribution: '管委会',
      approval: 'GS（2026）1号',
      coordinates: 'cgcs2000',
    }
    const entries = readBasemaps(JSON.stringify({ basemaps: [entry] }))
    await build({
      configFile: false,
      root: join(root, 'tests/e2e/pages/basemap'),
      base: './',
      logLevel: 'error',
      define: { 'import.meta.env.SIZHI_BASEMAPS': JSON.stringify(entries) },
      plugins: [withPolicy(contentSecurityPolicy(basemapHosts(entries)))],
      worker: { format: 'es' },
      build: {
        outDir: folder,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 2000,
      },
    })
    const pages = await serveSite(folder)
    await use({ ...pages, tilesAsked: asked })
    await pages.stop()
    server.close()
    server.closeAllConnections()
    rmSync(folder, { recursive: true, force: true })
  },
  { scope: 'worker' },
]
type Site = SiteServer & { readonly tilesAsked: readonly string[] }
type TestFixture = [(fixtures: object, use: (site: Site) => Promise<void>) => Promise<void>, { scope: 'worker' }]
const test = base.extend<object, { site: Site }>({ site })
/** Asks another host, which the watch over every other page forbids. */
const testOfNetwork = unwatched.extend<object, { site: Site }>({ site })
test.describe.configure({ mode: 'default' })
test.use({ baseURL: ({ site }, use) => use(site.url) })

const state = (page: Page) => page.locator('#state')
async function open(page: Page, site: Site, [lng, lat]: readonly [number, number], zoom: number): Promise<void> {
  await page.goto(`${site.url}?lng=${lng}&lat=${lat}&zoom=${zoom}`)
  await expect(state(page)).toHaveText('drawn')
}
/** Colours as they are, not paled. */
const plain = (page: Page) =>
  page.evaluate(async () => {
    const { map } = window as unknown as { map: MapLibre }
    map.setPaintProperty('basemap', 'raster-opacity', 1)
    map.setPaintProperty('basemap', 'raster-saturation', 0)
    await map.once('idle')
  })
/** Red, green, blue of the map at places. */
const colours = (page: Page, places: readonly (readonly [number, number])[]) =>
  page.evaluate((places) => {
    const { map } = window as unknown as { map: MapLibre }
    const canvas = map.getCanvas()
    const copy = document.createElement('canvas')
    copy.width = canvas.width
    copy.height = canvas.height
    const context = copy.getContext('2d', { willReadFrequently: true })!
    context.drawImage(canvas, 0, 0)
    return places.map(([lng, lat]) => {
      const { x, y } = map.project([lng, lat])
      const ratio = canvas.width / canvas.clientWidth
      return [...context.getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1).data.subarray(0, 3)]
    })
  }, places)
const rgb = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
const orderOf = (page: Page) => page.evaluate(() => (window as unknown as { map: MapLibre }).map.getLayersOrder())
const isVisible = (page: Page, layer: string) =>
  page.evaluate(
    (layer) => (window as unknown as { map: MapLibre }).map.getLayoutProperty(layer, 'visibility') !== 'none',
    layer,
  )

for (const name of ['gk-37-overviews.tif', 'degrees-4490-strips.tif', 'utm-49-turned-planes.tif', 'sixteen-bit.tif'])
  test(`a photograph lies where it belongs: ${name}`, async ({ page, site }) => {
    const places = EXPECTED[name]!
    await open(page, site, places[1]!.at, 16.5)
    await page.locator('#file').setInputFiles(file(name))
    await expect(state(page)).toHaveText('orthophoto')
    await plain(page)
    const found = await colours(
      page,
      places.map(({ at }) => at),
    )
    for (const [i, { pixel }] of places.entries()) {
      // A pixel of the screen is half of one of the photograph; red is its column, green its row.
      expect(Math.abs(found[i]![0]! - (pixel[0] - 0.5)), `column at ${places[i]!.at.join()}`).toBeLessThan(2)
      expect(Math.abs(found[i]![1]! - (pixel[1] - 0.5)), `row at ${places[i]!.at.join()}`).toBeLessThan(2)
      expect(found[i]![2]).toBe(128)
    }
  })

test('ground goes between paper and park, replaces the graticule, and leaves nothing behind', async ({
  page,
  site,
}) => {
  const { at } = EXPECTED['gk-37-overviews.tif']![1]!
  await open(page, site, at, 15)
  await expect
    .poll(async () => (await orderOf(page)).slice(0, 4))
    .toEqual(['paper', 'graticule', 'graticule-label', 'water'])
  const before = await orderOf(page)
  await page.locator('#file').setInputFiles(file('gk-37-overviews.tif'))
  await expect(state(page)).toHaveText('orthophoto')
  expect((await orderOf(page)).slice(0, 5)).toEqual(['paper', 'graticule', 'graticule-label', 'basemap', 'water'])
  expect(await isVisible(page, 'graticule')).toBe(false)
  const [paled] = await colours(page, [at])
  expect(paled![2]).toBeGreaterThan(128)

  await page.locator('#file').setInputFiles(file('degrees-4490-strips.tif'))
  await expect(state(page)).toHaveText('orthophoto')
  expect((await orderOf(page)).filter((id) => id.startsWith('basemap'))).toEqual(['basemap'])
  await page.locator('#none').click()
  await expect(state(page)).toHaveText('none')
  expect(await orderOf(page)).toEqual(before)
  expect(await isVisible(page, 'graticule')).toBe(true)
  expect(page.workers().filter((worker) => worker.url().includes('photo-worker'))).toEqual([])
})

test('a file that cannot lie under the map is refused and changes nothing', async ({ page, site }) => {
  await open(page, site, [110.98, 35.6], 15)
  await page.locator('#file').setInputFiles(file('alpha.tif'))
  await expect(state(page)).toHaveText('orthophoto')
  for (const [name, code] of [
    ['refused-no-crs.tif', 'ground-no-crs'],
    ['refused-named-gcj.tif', 'ground-offset'],
    ['make.sh', 'ground-format'],
  ] as const) {
    await page.locator('#file').setInputFiles(file(name))
    await expect(state(page)).toHaveText(`refused ${code}`)
  }
  expect(await orderOf(page)).toContain('basemap')
})

/** The tile of zoom 14 at a place, and how its pixels lie. */
function tileAt(lng: number, lat: number) {
  const scale = 2 ** 14
  const y = (0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * scale
  const x = (lng / 360 + 0.5) * scale
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const at = (right: number, down: number): [number, number] => [
    ((left + right) / scale - 0.5) * 360,
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * (top + down)) / scale))) * 180) / Math.PI,
  ]
  const [[west, north], [east, south]] = [at(0, 0), at(1, 1)]
  return {
    tile: { z: 14, x: left, y: top },
    at,
    bounds: [west, south, east, north] as [number, number, number, number],
  }
}

test('picture tiles of a file', async ({ page, site }) => {
  const { tile, at, bounds } = tileAt(110.98, 35.6)
  const buffer = Buffer.from(
    writePmtiles({
      type: 2,
      bounds,
      metadata: { attribution: '<b>管委会</b>' },
      tiles: [{ ...tile, data: readFileSync(file('tile.png')) }],
    }),
  )
  await open(page, site, at(0.5, 0.5), 13.5)
  await page.locator('#file').setInputFiles({ name: 'ortho.pmtiles', mimeType: '', buffer })
  await expect(state(page)).toHaveText('raster-tiles 管委会')
  await plain(page)
  for (const [right, down] of [
    [0.25, 0.3],
    [0.7, 0.6],
    [0.5, 0.8],
  ] as const) {
    const [[red, green, blue]] = (await colours(page, [at(right, down)])) as [[number, number, number]]
    expect(Math.abs(red - (right * 256 - 0.5))).toBeLessThan(1.5)
    expect(Math.abs(green - (down * 256 - 0.5))).toBeLessThan(1.5)
    expect(blue).toBe(128)
  }
})

test('vector tiles of a file: water as water, the unknown light, borders not at all', async ({ page, site }) => {
  const { tile, at, bounds } = tileAt(110.98, 35.6)
  const square = (left: number, top: number) => [[left, top], [left + 800, top], [left + 800, top + 800], [left, top + 800]] as const // prettier-ignore
  const data = writeVectorTile({
    water: [{ type: 'area', path: square(800, 800) }],
    dikes: [{ type: 'area', path: square(2400, 800) }],
    buildings: [{ type: 'area', path: square(800, 2400) }],
    boundaries: [{ type: 'area', path: square(2400, 2400) }],
  })
  const metadata = { vector_layers: ['boundaries', 'buildings', 'dikes', 'water'].map((id) => ({ id })) }
  const buffer = Buffer.from(writePmtiles({ type: 1, compression: 2, bounds, metadata, tiles: [{ ...tile, data }] }))
  await open(page, site, at(0.5, 0.5), 14)
  await page.locator('#file').setInputFiles({ name: 'osm.pmtiles', mimeType: '', buffer })
  await expect(state(page)).toHaveText('vector-tiles')
  const middle = (left: number, top: number) => at((left + 400) / 4096, (top + 400) / 4096)
  expect(await colours(page, [middle(800, 800), middle(2400, 800), middle(800, 2400), middle(2400, 2400)])).toEqual([
    rgb(COLOURS.water),
    rgb(COLOURS.plant),
    rgb(COLOURS.house),
    rgb(COLOURS.paper),
  ])
})

testOfNetwork('a network basemap is asked for only when it is chosen, and only its host', async ({ page, site }) => {
  const hosts = new Set<string>()
  const refused: string[] = []
  page.on('request', (request) => hosts.add(new URL(request.url()).origin))
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  const { at } = tileAt(110.98, 35.6)
  const before = site.tilesAsked.length
  await open(page, site, at(0.5, 0.5), 13)
  expect(site.tilesAsked.length).toBe(before)
  await page.locator('#network').click()
  await expect(state(page)).toHaveText('network 管委会 审图号：GS（2026）1号')
  await plain(page)
  const [[red, green]] = (await colours(page, [at(0.25, 0.7)])) as [[number, number, number]]
  expect(Math.abs(red - (0.25 * 256 - 0.5))).toBeLessThan(1.5)
  expect(Math.abs(green - (0.7 * 256 - 0.5))).toBeLessThan(1.5)
  const { tile } = tileAt(110.98, 35.6)
  expect(site.tilesAsked).toContain(`/wmts?TILEMATRIXSET=w&TILEMATRIX=14&TILEROW=${tile.y}&TILECOL=${tile.x}&tk=k`)
  expect([...hosts].filter((host) => host.startsWith('http')).sort()).toHaveLength(2)
  // A host that is not in the list stays closed.
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined))
  await expect.poll(() => refused.join()).toMatch(/Content Security Policy/)
})

test('without ground the graticule is drawn, line by line where its labels say, and follows the map', async ({
  page,
  site,
}) => {
  await open(page, site, [110.975, 35.605], 13)
  const line = rgb(COLOURS.graticule)
  /** The darkest of the pixels on both sides: a hairline may fall between two. */
  const seen = async (places: [number, number][]) => {
    const across = places.flatMap(([lng, lat]) =>
      [-1, 0, 1].map((step) => [lng + (step * 360) / (512 * 2 ** 13), lat] as [number, number]),
    )
    const found = await colours(page, across)
    return places.map((_place, i) => Math.min(...found.slice(i * 3, i * 3 + 3).map(([red]) => red!)))
  }
  await expect.poll(async () => (await orderOf(page)).includes('graticule')).toBe(true)
  const between = 110 + 58.5 / 60
  const check = async (lats: number[]) => {
    for (const lat of lats) {
      const [on, off] = await seen([[110 + 58 / 60, lat], [between, lat]]) // prettier-ignore
      expect(on).toBeLessThan(line[0]! + 30)
      expect(off).toBe(rgb(COLOURS.paper)[0])
    }
  }
  await page.waitForFunction(() => (window as unknown as { map: MapLibre }).map.loaded())
  await check([35.604, 35.612])
  await page.evaluate(async () => {
    const { map } = window as unknown as { map: MapLibre }
    map.jumpTo({ center: [110.98, 36.2] })
    await map.once('idle')
  })
  await check([36.19, 36.207])
  const labels = await page.evaluate(() =>
    (window as unknown as { map: MapLibre }).map
      .queryRenderedFeatures({ layers: ['graticule-label'] })
      .map(({ properties }) => String(properties['text'])),
  )
  expect(labels).toEqual(expect.arrayContaining(['110°58′', '110°59′', '36°12′']))
})
