/**
 * What a press of J costs in a queue of many findings: processor time of the page's main thread from the key until the
 * next finding is selected in the list and in the card, and until that is painted. Prints figures and asserts nothing.
 * Needs a built site (npm run build). `node tests/bench/key-press.mjs [findings…]`, by default 200 and 10,000.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { BROWSER_ARGUMENTS, browserPath } from '../e2e/browser.mjs'

const PRESSES = Number(process.env['PRESSES'] ?? 60)
const PORT = 4189
const sizes = process.argv.slice(2).map(Number)

/** A park of one square with so many houses in it, each a finding. */
function parkFolder(houses) {
  const [east, north, side] = [37_500_000, 3_941_000, 4000]
  const feature = (properties, geometry) => ({ type: 'Feature', properties, geometry })
  const collection = (features) => JSON.stringify({ type: 'FeatureCollection', features })
  const ring = [[0, 0], [side, 0], [side, side], [0, side], [0, 0]].map(([x, y]) => [east + x, north + y]) // prettier-ignore
  const across = Math.ceil(Math.sqrt(houses))
  const step = (side - 400) / across
  const house = (_, i) => {
    const at = [east + 200 + step * (i % across), north + 200 + step * Math.floor(i / across)]
    const id = `T-${String(i + 1).padStart(5, '0')}`
    return feature(
      { id, kind: 'residence', name: `住户${i + 1}`, persons: 1 + (i % 6) },
      { type: 'Point', coordinates: at },
    )
  }
  const version = { version: 'v1', status: 'approved', approval_date: '2024-03-01', document: '示例〔2024〕1号' }
  const layers = [
    { kind: 'boundary', file: 'boundary.geojson', frame: 'EPSG:4525', accuracy_m: 0.5 },
    { kind: 'protection_target', file: 'targets.geojson', frame: 'EPSG:4525', accuracy_m: 1 },
  ]
  const folder = mkdtempSync(join(tmpdir(), 'sizhi-keys-'))
  const park = { format: 1, id: 'demo', name: '示例化工园区', zone: 37, layers }
  writeFileSync(join(folder, 'park.json'), JSON.stringify(park))
  writeFileSync(
    join(folder, 'boundary.geojson'),
    collection([feature(version, { type: 'Polygon', coordinates: [ring] })]),
  )
  writeFileSync(join(folder, 'targets.geojson'), collection(Array.from({ length: houses }, house)))
  return folder
}

/** In the page: marks when the next finding is selected in list and card, and when that is painted. */
function watch() {
  let before = ''
  const shown = () => {
    const card = document.querySelector('aside [data-review]')?.getAttribute('data-review')
    const row = document.querySelector('#dock-panel [aria-selected=true]')?.textContent
    return card && row ? `${card} ${row}` : ''
  }
  const painted = new MessageChannel()
  painted.port1.onmessage = () => performance.mark('bench-painted')
  new MutationObserver(() => {
    const now = shown()
    if (!now || now === before) return
    before = now
    performance.mark('bench-selected')
    requestAnimationFrame(() => painted.port2.postMessage(null))
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-selected', 'data-review'], characterData: true }) // prettier-ignore
  window.addEventListener('keydown', () => performance.mark('bench-key'), { capture: true })
}

async function trace(session, work) {
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['blink.user_timing'], excludedCategories: ['*'] },
    transferMode: 'ReportEvents',
  })
  await work()
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await done
  return events.filter(({ name }) => name.startsWith('bench-')).sort((a, b) => a.ts - b.ts)
}

const quantile = (list, share) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))]
const words = (list) => `median ${quantile(list, 0.5).toFixed(1)}, 95 of 100 at most ${quantile(list, 0.95).toFixed(1)}`

const server = await preview({ preview: { port: PORT, strictPort: true, host: 'localhost' }, logLevel: 'error' })
const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
for (const findings of sizes.length > 0 ? sizes : [200, 10_000]) {
  const folder = parkFolder(findings)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await browser.newBrowserCDPSession()
  await page.goto(`http://localhost:${PORT}/?lang=zh&mode=review`)
  await page.locator('input[webkitdirectory]').setInputFiles(folder)
  await page.getByRole('tab', { name: `问题 ${findings}` }).waitFor({ timeout: 120_000 })
  await page.locator('.keeping', { hasText: '已保存' }).waitFor({ timeout: 120_000 })
  await page.evaluate(watch)
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('j')
    await page.waitForTimeout(500)
  }
  const count = await page.evaluate(() => performance.getEntriesByName('bench-painted').length)
  const marks = await trace(session, async () => {
    for (let i = 0; i < PRESSES; i++) {
      await page.keyboard.press('j')
      await page.waitForFunction((count) => performance.getEntriesByName('bench-painted').length > count, count + i)
      // Longer than the map takes to follow: what it does for one press is not counted to the next.
      await page.waitForTimeout(400)
    }
  })
  const [selected, painted] = [[], []]
  let key = null
  for (const { name, tts } of marks) {
    if (name === 'bench-key') key = { at: tts, selected: null }
    else if (key && name === 'bench-selected') key.selected ??= tts
    else if (key?.selected && name === 'bench-painted') {
      selected.push((key.selected - key.at) / 1000)
      painted.push((tts - key.at) / 1000)
      key = null
    }
  }
  console.log(`${findings} findings, ${painted.length} presses of J, processor time of the main thread in ms:`)
  console.log(`  until it is selected: ${words(selected)}; until that is painted: ${words(painted)}`)
  await context.close()
  rmSync(folder, { recursive: true })
}
await browser.close()
await new Promise((resolve) => server.httpServer.close(resolve))
process.exit(0)
