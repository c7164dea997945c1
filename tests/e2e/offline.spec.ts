import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { contentSecurityPolicy, withPolicy } from '../../.config/content-security-policy.ts'
import { offline, writeServiceWorker } from '../../.config/offline.ts'
import { KEEP_FONTS, TAKE_OVER } from '../../src/offline/messages.ts'
import { expect, ON, test } from './fixtures.ts'
import { serveSite } from './site-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sizhi-offline-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const range = (page: Page, path: string, bytes: string) =>
  page.evaluate(
    async ([path, bytes]) => {
      const response = await fetch(path!, { headers: { range: bytes! } })
      const body = [...new Uint8Array(await response.arrayBuffer())]
      return { status: response.status, range: response.headers.get('content-range'), body }
    },
    [path, bytes],
  )
const precached = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('precache'))
    return Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    )
  })

test('works without a network after the first visit', async ({ browser }) => {
  const server = await serveSite(join(root, 'dist/site'))
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(`${server.url}?park=hangjin&on=${ON}`)
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  const drawn = await page.evaluate(() => performance.getEntriesByName('map-drawn')[0]!.startTime)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  // On a machine without a Chinese font the bundled one is kept, every character of it.
  const bundled = await page.evaluate(() => [...document.fonts].some(({ family }) => /Noto Sans SC/.test(family)))
  const kept = () => page.evaluate(async () => (await (await caches.open('sizhi-fonts')).keys()).length)
  const fonts = readdirSync(join(root, 'dist/site/assets')).filter((name) => name.endsWith('.woff2'))
  if (bundled) await expect.poll(kept).toBe(fonts.length)
  const workerAsked = await page.evaluate(
    () => performance.getEntriesByType('resource').find(({ name }) => /updates-/.test(name))?.startTime,
  )
  expect(workerAsked, 'keeping begins after the first map').toBeGreaterThanOrEqual(drawn)

  await server.stop()
  await page.context().setOffline(true)
  await page.goto(`${server.url}?park=jishan&on=${ON}&lang=zh`)
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  await expect(page.getByRole('tab', { name: /问题/ })).toContainText(/[1-9]/)
  await expect(page.locator('tbody tr.row').first()).toBeVisible()

  const whole = [...readFileSync(join(root, 'dist/site/data/parks/hangjin/houses.fgb'))]
  const path = './data/parks/hangjin/houses.fgb'
  expect(await range(page, path, 'bytes=100-163')).toEqual({
    status: 206,
    range: `bytes 100-163/${whole.length}`,
    body: whole.slice(100, 164),
  })
  expect((await range(page, path, 'bytes=-8')).body).toEqual(whole.slice(-8))
  expect((await range(page, path, `bytes=${whole.length - 4}-99999999`)).body).toEqual(whole.slice(-4))
  expect(errors).toEqual([])
  // The browser itself reports this one as an error.
  expect((await range(page, path, `bytes=${whole.length}-`)).status).toBe(416)
  await page.context().close()
})

test('a new version is offered, not taken; taken, it leaves nothing of the old one', async ({ browser }) => {
  const site = join(folder, 'site')
  const own = join(root, 'tests/e2e/pages/offline')
  const publicDir = join(folder, 'public')
  mkdirSync(join(publicDir, 'data'), { recursive: true })
  writeFileSync(join(publicDir, 'data/old.pmtiles'), 'tiles of the first version')
  await build({
    configFile: false,
    root: own,
    base: './',
    publicDir,
    logLevel: 'error',
    plugins: [withPolicy(contentSecurityPolicy([])), offline()],
    build: { outDir: site, emptyOutDir: true, modulePreload: { polyfill: false } },
  })
  const server = await serveSite(site)
  const context = await browser.newContext()
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(server.url)
  await expect(page.getByText('kept')).toBeVisible()
  expect((await precached(page)).flat()).toContain('/data/old.pmtiles')
  // Later tiles of a page that was never loaded again come from the cache, too.
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await context.setOffline(true)
  expect(await range(page, './data/old.pmtiles', 'bytes=0-4')).toMatchObject({
    status: 206,
    body: [...'tiles'].map((c) => c.charCodeAt(0)),
  })
  await context.setOffline(false)

  const index = join(site, 'index.html')
  writeFileSync(index, readFileSync(index, 'utf8').replace('version one', 'version two'))
  rmSync(join(site, 'data/old.pmtiles'))
  writeFileSync(join(site, 'data/new.pmtiles'), 'tiles of the second version')
  await writeServiceWorker(site)

  await page.reload()
  await expect(page.getByRole('button', { name: 'new version' })).toBeVisible()
  await expect(page).toHaveTitle('version one')
  await page.reload()
  await expect(page).toHaveTitle('version one')
  const other = await context.newPage()
  await other.goto(server.url)
  await expect(other).toHaveTitle('version one')

  await page.getByRole('button', { name: 'new version' }).click()
  await expect(page).toHaveTitle('version two')
  // The other tab is told, and stays as it is.
  await expect(other.getByRole('button', { name: 'new version' }).first()).toBeVisible()
  await expect(other).toHaveTitle('version one')
  await other.getByRole('button', { name: 'new version' }).last().click()
  await expect(other).toHaveTitle('version two')

  await expect
    .poll(async () => (await precached(page)).flat().filter((path) => path.startsWith('/data/')))
    .toEqual(['/data/new.pmtiles'])
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting)).toBeNull()
  expect(errors).toEqual([])
  await server.stop()
  await page.reload()
  await expect(page).toHaveTitle('version two')
  await context.close()
})

test('fonts are kept when first used, all of them when asked for, and go with their version', async ({ browser }) => {
  const site = join(folder, 'site')
  mkdirSync(join(site, 'assets'), { recursive: true })
  cpSync(join(root, 'tests/e2e/pages/offline/index.html'), join(site, 'index.html'))
  writeFileSync(join(site, 'assets/used-1.woff2'), 'used')
  writeFileSync(join(site, 'assets/unused-1.woff2'), 'unused')
  await writeServiceWorker(site)
  const server = await serveSite(site)
  const page = await (await browser.newContext()).newPage()
  await page.goto(server.url)
  const keep = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register('./service-worker.js')
      await registration.update()
      await new Promise<void>((resolve) => {
        const look = () => (navigator.serviceWorker.controller ? resolve() : setTimeout(look, 20))
        look()
      })
    })
  await keep()
  const fonts = () =>
    page.evaluate(async () => (await (await caches.open('sizhi-fonts')).keys()).map(({ url }) => new URL(url).pathname))
  expect(await fonts()).toEqual([])
  expect((await precached(page)).flat().filter((path) => path.endsWith('.woff2'))).toEqual([])
  const font = () => page.evaluate(async () => (await fetch('./assets/used-1.woff2')).text())
  expect(await font()).toBe('used')
  await expect.poll(fonts).toEqual(['/assets/used-1.woff2'])
  await page.evaluate(
    (keepFonts) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        navigator.serviceWorker.controller!.postMessage(keepFonts, [port2])
      }),
    KEEP_FONTS,
  )
  expect((await fonts()).sort()).toEqual(['/assets/unused-1.woff2', '/assets/used-1.woff2'])
  rmSync(join(site, 'assets/unused-1.woff2'))
  await writeServiceWorker(site)
  await page.evaluate(async (takeOver) => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const next = registration.installing ?? registration.waiting!
    await new Promise<void>((resolve) => {
      const look = () => (next.state === 'installing' ? setTimeout(look, 20) : resolve())
      look()
    })
    next.postMessage(takeOver)
  }, TAKE_OVER)
  await expect.poll(fonts).toEqual(['/assets/used-1.woff2'])
  await server.stop()
  expect(await font()).toBe('used')
  await page.context().close()
})
