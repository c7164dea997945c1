/** The crew of workers in a real browser: every core places its share of a million and a half people. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { contentSecurityPolicy, withPolicy } from '../../.config/content-security-policy.ts'
import { serveSite } from './site-server.ts'

interface Said {
  readonly workers: number
  readonly reports: number
  /** Of each list of zones, how many rows have each place in POSITIONS. */
  readonly counts: readonly (readonly number[])[]
  readonly different: readonly number[]
  readonly cancelled: boolean
  readonly differentAgain: readonly number[]
  readonly tail: number
}

test('the crew says what one worker says, reports on the way, and stops when it is told to', async ({ page }) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'sizhi-crew-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('pages/crew', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [withPolicy(contentSecurityPolicy([]))],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
  const site = await serveSite(folder)
  try {
    await page.goto(site.url)
    await expect(page.locator('#state')).not.toBeEmpty({ timeout: 150_000 })
    const said = JSON.parse((await page.locator('#state').textContent())!) as Said
    expect(said.workers).toBeGreaterThan(0)
    expect(said.different).toEqual([0, 0])
    // 1,500,000 points in stretches of 65,536 at most.
    expect(said.reports).toBeGreaterThanOrEqual(23)
    for (const [inside, , , nearLimit, outside] of said.counts) {
      expect(inside).toBeGreaterThan(10_000)
      expect(nearLimit).toBeGreaterThan(100)
      expect(outside).toBeGreaterThan(100_000)
    }
    expect(said.cancelled).toBe(true)
    expect(said.tail).toBeLessThan(said.workers)
    expect(said.differentAgain).toEqual([0, 0])
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
