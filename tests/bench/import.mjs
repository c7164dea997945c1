/**
 * What an import costs in the browser: from the drop of a file to its receipt, and from 采用 to the flagged map, with the
 * memory that the page's process takes meanwhile; beside mapshaper for as far as it goes (drawn, joined with the
 * boundary) where it is installed (`npm install --no-save mapshaper`). Prints figures and asserts nothing. Needs a built
 * site (npm run build), and Linux for the memory. `node tests/bench/import.mjs [MB]` makes large files of another size.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { BROWSER_ARGUMENTS, browserPath } from '../e2e/browser.mjs'
import { writeCsv, writeGeojson, writeShapefile } from './large-files.mjs'

const RUNS = Number(process.env['RUNS'] ?? 5)
const BYTES = Number(process.argv[2] ?? 100) * 1e6
const PORT = 4188
const MAPSHAPER = join(process.cwd(), 'node_modules/mapshaper/www')

const folder = mkdtempSync(join(tmpdir(), 'sizhi-bench-'))
const server = await preview({ preview: { port: PORT, strictPort: true, host: 'localhost' }, logLevel: 'error' })
const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })

/** Process of the page: of the renderers the one with the most memory. */
function rendererOf() {
  const renderers = readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
    } catch {
      return false
    }
  })
  return renderers.sort((a, b) => residentBytes(b) - residentBytes(a))[0]
}
const PAGE_BYTES = 4096
const residentBytes = (pid) => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES

async function watchMemory(work) {
  const pid = rendererOf()
  const before = residentBytes(pid)
  let peak = before
  const timer = setInterval(() => (peak = Math.max(peak, residentBytes(pid))), 20)
  try {
    const rise = () => peak - before
    await work(rise)
    return { rise }
  } finally {
    clearInterval(timer)
  }
}

async function openPage(url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(url)
  return page
}

/** Milliseconds of the machine: what the user does between drop and 采用 is not counted. */
async function sizhi(file) {
  const page = await openPage(`http://localhost:${PORT}/?park=jishan&on=2026-11-22&lang=en`)
  await page.waitForSelector('[data-drawn=true]')
  await page.getByRole('toolbar', { name: 'Edit' }).waitFor()
  await page.waitForTimeout(3000)
  await page.evaluate(() => {
    const at = (window.at = {})
    const stamp = (name) => (at[name] ??= performance.now())
    new MutationObserver(() => {
      const adopt = document.querySelector('dialog footer .primary')
      if (adopt && !adopt.disabled) stamp('receipt')
      if (at.adopt && document.querySelector('.delta')?.textContent) stamp('flagged')
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    document.addEventListener('change', () => stamp('drop'), true)
    document.addEventListener(
      'click',
      (event) => event.target.closest('dialog footer .primary') && stamp('adopt'),
      true,
    )
  })
  const adopt = page.locator('dialog footer .primary:enabled')
  let read = 0
  const { rise } = await watchMemory(async (soFar) => {
    await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file)
    await adopt.waitFor({ timeout: 300_000 })
    read = soFar()
    await adopt.click()
    await page.waitForFunction(() => window.at.flagged, null, { timeout: 300_000 })
  })
  const at = await page.evaluate(() => window.at)
  await page.context().close()
  const [receipt, flagged] = [at.receipt - at.drop, at.flagged - at.adopt]
  return { receipt, flagged, total: receipt + flagged, read, rise: rise() }
}

/** Milliseconds until a file is cancelled that is being read. */
async function cancelled(file) {
  const page = await openPage(`http://localhost:${PORT}/?park=jishan&on=2026-11-22&lang=en`)
  await page.waitForSelector('[data-drawn=true]')
  await page.getByRole('toolbar', { name: 'Edit' }).waitFor()
  await page.waitForTimeout(3000)
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file)
  const cancel = page.locator('dialog [role=status] button')
  await page.waitForFunction(() => /\d/.test(document.querySelector('dialog [role=status]')?.textContent ?? ''))
  const took = await cancel.evaluate(
    (button) =>
      new Promise((resolve) => {
        const start = performance.now()
        new MutationObserver(() => {
          if (!document.querySelector('dialog [role=status]')) resolve(performance.now() - start)
        }).observe(document.body, { subtree: true, childList: true })
        button.click()
      }),
  )
  await page.context().close()
  return took
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

function serveMapshaper() {
  const site = createServer((request, response) => {
    const path = join(MAPSHAPER, new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html'))
    if (!existsSync(path)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
    response.end(readFileSync(path))
  })
  return new Promise((resolve) => site.listen(0, 'localhost', () => resolve(site)))
}

/** Drop of houses and boundary, then the join that says which houses lie inside: typing is not counted. */
async function mapshaper(site, file, boundary) {
  const page = await openPage(`http://localhost:${site.address().port}/`)
  await page.waitForTimeout(1500)
  await page.evaluate(() => {
    const at = (window.at = {})
    const drawn = (name) => requestAnimationFrame(() => requestAnimationFrame(() => (at[name] ??= performance.now())))
    document.addEventListener('change', () => (at.drop ??= performance.now()), true)
    document.addEventListener('keydown', ({ key }) => key === 'Enter' && (at.enter ??= performance.now()), true)
    new MutationObserver(() => {
      if (/Active/.test(document.querySelector('.active-layer-label')?.textContent ?? '')) drawn('drawn')
      if (/Join:/.test(document.querySelector('.console-buffer')?.textContent ?? '')) drawn('joined')
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  const { rise } = await watchMemory(async () => {
    await page.locator('input[type=file]').first().setInputFiles([file, boundary])
    await page.waitForFunction(() => window.at.drawn, null, { timeout: 300_000 })
    await page.waitForTimeout(1500)
    await page.getByText('Console', { exact: true }).first().click()
    await page.waitForTimeout(500)
    await page.keyboard.type("join boundary target=houses calc='n=count()'")
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => window.at.joined, null, { timeout: 300_000 })
  })
  const at = await page.evaluate(() => window.at)
  await page.context().close()
  const [drawn, joined] = [at.drawn - at.drop, at.joined - at.enter]
  return { drawn, joined, total: drawn + joined, rise: rise() }
}

const median = (runs, key) => runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)]
const ms = (value) => `${value.toFixed(0)} ms`
const mb = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

try {
  const site = existsSync(MAPSHAPER) ? await serveMapshaper() : null
  const boundary = join(folder, 'boundary.geojson')
  execFileSync(process.execPath, ['dist/cli/sizhi.js', 'convert', 'data/parks/jishan/boundary.geojson', boundary])
  for (const shape of ['points', 'outlines']) {
    const file = join(folder, 'houses.geojson')
    writeGeojson(file, { rows: 100_000, shape })
    const [ours, theirs] = [[], []]
    for (let run = 0; run < RUNS; run++) {
      ours.push(await sizhi(file))
      if (site) theirs.push(await mapshaper(site, file, boundary))
    }
    console.log(
      `100,000 houses as ${shape} (${mb(statSync(file).size)}), medians of ${RUNS}: receipt ${ms(median(ours, 'receipt'))} + ` +
        `flagged ${ms(median(ours, 'flagged'))} = ${ms(median(ours, 'total'))}, process +${mb(median(ours, 'rise'))}`,
    )
    if (!site) console.log('  mapshaper is not installed: npm install --no-save mapshaper')
    else
      console.log(
        `  mapshaper: drawn ${ms(median(theirs, 'drawn'))} + joined ${ms(median(theirs, 'joined'))} = ` +
          `${ms(median(theirs, 'total'))}, process +${mb(median(theirs, 'rise'))}; ` +
          `ours / theirs ${(median(ours, 'total') / median(theirs, 'total')).toFixed(2)}, ` +
          `memory ${(median(ours, 'rise') / median(theirs, 'rise')).toFixed(2)}`,
      )
  }
  site?.close()
  const large = [
    ['large.geojson', (path) => writeGeojson(path, { bytes: BYTES, shape: 'points' })],
    ['large.zip', (path) => writeShapefile(path, { bytes: BYTES })],
    ['large.csv', (path) => writeCsv(path, { rows: Math.round(BYTES / 100) })],
  ]
  for (const [name, write] of large) {
    const file = join(folder, name)
    const { rows, bytes } = write(file)
    const run = await sizhi(file)
    console.log(
      `${name}: ${rows} rows, ${mb(bytes)}: receipt ${ms(run.receipt)}, flagged ${ms(run.flagged)}, ` +
        `process +${mb(run.read)} = ${(run.read / bytes).toFixed(1)} × the file until it is read, ` +
        `+${mb(run.rise)} when it is drawn; cancelled in ${ms(await cancelled(file))}`,
    )
    rmSync(file)
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
  await new Promise((resolve) => server.httpServer.close(resolve))
}
process.exit(0)
