import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test as base, expect, type Page } from '@playwright/test'

export const ON = '2026-11-22'

/** Every page is watched: errors, refused content, requests to any other host. What it saw must be nothing. */
export const test = base.extend<{ watched: string[] }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const seen: string[] = []
      const host = new URL(baseURL!).host
      page.on('console', (message) => {
        if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) seen.push(message.text())
      })
      page.on('pageerror', (error) => seen.push(`page error: ${error.message}`))
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (/^https?:|^wss?:/.test(url.protocol) && url.host !== host) seen.push(`request to ${request.url()}`)
      })
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`),
        )
      })
      await use(seen)
      expect(seen, 'errors, refused content or requests to other hosts').toEqual([])
    },
    { auto: true },
  ],
})
export { expect }

export async function openPark(page: Page, query: Record<string, string> = {}): Promise<void> {
  await page.goto(`./?${new URLSearchParams({ park: 'hangjin', on: ON, ...query }).toString()}`)
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  await expect(page.getByRole('tab').first()).toBeVisible()
}

/** How many of the map's pixels have a colour, within a small difference. */
export async function pixelsOf(page: Page, colour: readonly [number, number, number]): Promise<number> {
  return page.evaluate((wanted) => {
    const map = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')!
    const copy = document.createElement('canvas')
    copy.width = map.width
    copy.height = map.height
    const context = copy.getContext('2d')!
    context.drawImage(map, 0, 0)
    const { data } = context.getImageData(0, 0, copy.width, copy.height)
    let count = 0
    for (let i = 0; i < data.length; i += 4) if (wanted.every((part, k) => Math.abs(data[i + k]! - part) <= 6)) count++
    return count
  }, colour)
}

const run = promisify(execFile)

/** What the built command line writes to standard output; it may well exit with 1 or 2. */
export async function commandLine(...args: string[]): Promise<string> {
  try {
    return (await run('node', ['dist/cli/sizhi.js', ...args], { maxBuffer: 1e8 })).stdout
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

export async function makeFolder(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-park-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

/** Chooses a folder in the picker and waits until it is read. */
export async function pickFolder(page: Page, folder: string): Promise<void> {
  await page.locator('input[webkitdirectory]').setInputFiles(folder)
}

export async function exportedJson(page: Page, language: 'zh' | 'en'): Promise<string> {
  await page.getByRole('button', { name: language === 'zh' ? '导出' : 'Export', exact: true }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'JSON', exact: false }).first().click()
  return readFile(await (await waiting).path(), 'utf8')
}
