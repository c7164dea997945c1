/** Tabs with a store of their own, in a browser that keeps what it stores; and the projects of the storage tests. */
import { expect, type Page, test as base } from '@playwright/test'
import type { Note } from '../../src/engine/model/trouble.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { noteSentence } from '../../src/i18n/note-words.ts'
import {
  type Ask,
  asker,
  type KeptBrowser,
  makeProfile,
  Refused,
  removeProfile,
  serveHarness,
  type Site,
  startBrowser,
} from './storage-harness.ts'

interface Tabs {
  readonly origin: string
  page(): Promise<Page>
  /** A tab whose store runs in its worker. */
  tab(): Promise<Ask>
}

export const test = base.extend<{ tabs: Tabs }, { site: Site; kept: KeptBrowser }>({
  site: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const site = await serveHarness()
      await use(site)
      await site.stop()
    },
    { scope: 'worker' },
  ],
  kept: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const profile = await makeProfile()
      const browser = await startBrowser(profile)
      await use(browser)
      await browser.kill()
      await removeProfile(profile)
    },
    { scope: 'worker' },
  ],
  /** Every test has an origin of its own, hence a store of its own; unexpected errors of its pages fail it. */
  tabs: async ({ site, kept }, use, info) => {
    const origin = site.origin(`t${info.testId.slice(-12)}`)
    const pages: Page[] = []
    const errors: string[] = []
    const page = async () => {
      const made = await kept.context.newPage()
      made.on('pageerror', (error) => errors.push(error.message))
      made.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      pages.push(made)
      await made.goto(origin)
      await made.waitForFunction(() => 'ask' in window)
      return made
    }
    const tab = async () => {
      const ask = asker(await page())
      await ask('start')
      return ask
    }
    await use({ origin, page, tab })
    await Promise.all(pages.map((made) => made.close()))
    expect(errors).toEqual([])
  },
})

export const LABEL = { name: '北岸园区', changed: '2026-03-01T08:00:00Z' }
export const LATER = { name: '北岸园区', changed: '2026-03-02T08:00:00Z' }
export const FILE = { name: '图层/周边.fgb', seed: 7, bytes: 200_000 }
export const HEAD = { files: [FILE.name], content: { layers: ['周边'] } }

export async function noteOf(work: Promise<unknown>): Promise<Note> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refused)) throw error
  return error.note
}

/** The sentence that the user reads, in both languages; each must name the project or the file. */
export async function sentencesOf(note: Note, named: string): Promise<void> {
  for (const language of LANGUAGES) {
    const sentence = noteSentence(note, { language, words: await loadWords(language), book: {} })
    expect(sentence).toContain(named)
    expect(sentence).not.toMatch(/[{}—]/)
  }
}

export { expect }
