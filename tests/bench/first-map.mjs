/**
 * What the first map of a sample park costs: bytes of code and styles (gzip, fonts apart) that are asked for before it is
 * drawn, and processor time of the page's main thread until then. Prints figures and asserts nothing: run it beside what
 * it is compared with. Needs a built site (npm run build).
 */
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { BROWSER_ARGUMENTS, browserPath } from '../e2e/browser.mjs'

const RUNS = Number(process.env['RUNS'] ?? 7)
const server = await preview({ preview: { port: 4188, strictPort: true, host: 'localhost' }, logLevel: 'error' })
const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
const results = []
for (let run = 0; run < RUNS; run++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const asked = []
  page.on('request', (request) => asked.push({ request, at: Date.now() }))
  await page.goto('http://localhost:4188/?park=hangjin&on=2026-11-22&lang=zh')
  await page.waitForSelector('[data-drawn=true]')
  const { metrics } = await session.send('Performance.getMetrics')
  const drawn = await page.evaluate(
    () => performance.timeOrigin + performance.getEntriesByName('map-drawn')[0].startTime,
  )
  let bytes = 0
  for (const { request, at } of asked) {
    if (at > drawn || /noto|woff|parks/.test(request.url())) continue
    const response = await request.response()
    bytes += gzipSync(await response.body()).length
  }
  const metric = (name) => metrics.find((entry) => entry.name === name).value * 1000
  results.push({ bytes, task: metric('TaskDuration'), script: metric('ScriptDuration') })
  await context.close()
}
const median = (key) => results.map((result) => result[key]).sort((a, b) => a - b)[Math.floor(RUNS / 2)]
console.log(`first map, median of ${RUNS}: ${(median('bytes') / 1000).toFixed(1)} kB gzip of code and styles,`)
console.log(
  `${median('task').toFixed(0)} ms of tasks on the main thread, ${median('script').toFixed(0)} ms of them script`,
)
await browser.close()
await new Promise((resolve) => server.httpServer.close(resolve))
process.exit(0)
