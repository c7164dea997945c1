/** The projects on this device, in a real browser: several tabs, a full disk, what is lost or from another version. */
import { expect, type Page, test as base } from '@playwright/test'
import type { Note } from '../../src/engine/model/trouble.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { noteSentence } from '../../src/i18n/note-words.ts'
import { bytesOf } from './storage-bytes.ts'
import {
  type Ask,
  asker,
  type KeptBrowser,
  makeProfile,
  Refused,
  removeProfile,
  serveHarness,
  sha256Of,
  type Site,
  startBrowser,
} from './storage-harness.ts'

interface Tabs {
  readonly origin: string
  page(): Promise<Page>
  /** A tab whose store runs in its worker. */
  tab(): Promise<Ask>
}

const test = base.extend<{ tabs: Tabs }, { site: Site; kept: KeptBrowser }>({
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

const LABEL = { name: '北岸园区', changed: '2026-03-01T08:00:00Z' }
const LATER = { name: '北岸园区', changed: '2026-03-02T08:00:00Z' }
const FILE = { name: '图层/周边.fgb', seed: 7, bytes: 200_000 }
const HEAD = { files: [FILE.name], content: { layers: ['周边'] } }

async function noteOf(work: Promise<unknown>): Promise<Note> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refused)) throw error
  return error.note
}

/** The sentence that the user reads, in both languages; each must name the project or the file. */
async function sentencesOf(note: Note, named: string): Promise<void> {
  for (const language of LANGUAGES) {
    const sentence = noteSentence(note, { language, words: await loadWords(language), book: {} })
    expect(sentence).toContain(named)
    expect(sentence).not.toMatch(/[{}—]/)
  }
}

test('what was stored is there for the next tab', async ({ tabs }) => {
  const first = await tabs.tab()
  const made = await first('create', LABEL, HEAD, [FILE])
  expect(made).toMatchObject({ readOnly: false, head: HEAD, journal: [] })
  const photo = { name: 'photo', seed: 3, bytes: 1_000_001 }
  await first('writeFile', photo)
  await first('append', { n: 1, files: ['photo'] }, LATER)
  await first('append', { n: 2 }, LATER)
  await first('close')

  const second = await tabs.tab()
  expect(await second('list')).toEqual([{ id: made.id, ...LATER, version: 1 }])
  const opened = await second('open', made.id)
  expect(opened).toEqual({ ...made, journal: [{ n: 1, files: ['photo'] }, { n: 2 }] })
  for (const file of [FILE, photo])
    expect(await second('readFile', file.name)).toEqual({ bytes: file.bytes, sha256: sha256Of(file) })
  const usage = await second('usage')
  expect(usage!.bytes).toBeGreaterThan(FILE.bytes + photo.bytes)
  expect(usage!.quota).toBeGreaterThan(usage!.bytes)
})

test('a new head replaces old head and journal, and deletes what is named no more', async ({ tabs }) => {
  const ask = await tabs.tab()
  const { id } = await ask('create', LABEL, HEAD, [FILE])
  await ask('writeFile', { name: 'a', seed: 1, bytes: 10 })
  await ask('writeFile', { name: 'b', seed: 2, bytes: 20 })
  await ask('append', { n: 1, files: ['a'] }, LABEL)
  await ask('append', { n: 2, files: ['b'] }, LABEL)
  await ask('writeFile', { name: 'still to be named', seed: 4, bytes: 30 })
  await ask('replaceHead', { files: ['a'], content: 'after 1' }, LATER, 1)
  const files = async () => (await ask('records', 'files')).map((record) => (record as { name: string }).name).sort()
  expect(await files()).toEqual(['a', 'b', 'still to be named'])
  expect((await ask('paths')).filter((path) => !path.endsWith('/'))).toHaveLength(3)

  await ask('close')
  expect(await ask('open', id)).toMatchObject({
    head: { files: ['a'], content: 'after 1' },
    journal: [{ n: 2, files: ['b'] }],
  })
  expect(await files()).toEqual(['a', 'b'])
  await ask('replaceHead', { files: ['b'], content: 'after 2' }, LATER)
  await ask('append', { n: 3 }, LATER)
  await ask('close')
  expect(await ask('open', id)).toMatchObject({ head: { files: ['b'], content: 'after 2' }, journal: [{ n: 3 }] })
  expect(await files()).toEqual(['b'])
  expect((await ask('paths')).filter((path) => !path.endsWith('/'))).toHaveLength(1)
})

test('what the caller does wrong changes nothing', async ({ tabs }) => {
  const ask = await tabs.tab()
  const { id } = await ask('create', LABEL, HEAD, [FILE])
  await expect(ask('append', { n: 1, files: ['never written'] }, LATER)).rejects.toThrow('never written')
  await expect(ask('replaceHead', { files: ['never written'], content: 0 }, LATER)).rejects.toThrow('never written')
  await expect(ask('writeFile', FILE)).rejects.toThrow('second time')
  await expect(ask('readFile', 'never written')).rejects.toThrow('never written')
  await expect(ask('appendUnstorable', LATER)).rejects.toThrow('DataCloneError')
  await expect(ask('createClosed', LABEL, { files: ['x'], content: 0 })).rejects.toThrow('named, but not written')
  await ask('close')
  await expect(ask('append', { n: 1 }, LATER)).rejects.toThrow('closed')
  expect(await ask('list')).toEqual([{ id, ...LABEL, version: 1 }])
  expect(await ask('open', id)).toMatchObject({ head: HEAD, journal: [] })
  // The folder of projects, that of this one, its file.
  expect(await ask('paths')).toHaveLength(3)
})

test('an append is one transaction, on the disk when it is acknowledged', async ({ tabs }) => {
  const ask = await tabs.tab()
  await ask('create', LABEL, HEAD, [FILE])
  expect(await ask('watchAppend', { n: 1, files: [FILE.name] }, LATER)).toEqual([
    { mode: 'readwrite', durability: 'strict', complete: true },
  ])
})

test('commands that were called before a failure was known fail with it', async ({ tabs }) => {
  const ask = await tabs.tab()
  const { id } = await ask('create', LABEL, { files: [], content: 0 })
  const commands = [{ n: 1 }, { n: 2, files: ['never written'] }, { n: 3 }, { n: 4 }]
  expect(await ask('appendAll', commands, LABEL)).toEqual([true, false, false, false])
  await ask('append', { n: 5 }, LABEL)
  await ask('close')
  expect((await ask('open', id)).journal).toEqual([{ n: 1 }, { n: 5 }])
})

test('a second tab reads, and writes when the first has closed', async ({ tabs }) => {
  const first = await tabs.tab()
  const { id } = await first('create', LABEL, HEAD, [FILE])
  await first('append', { n: 1 }, LABEL)
  const second = await tabs.tab()
  const seen = await second('open', id)
  expect(seen).toMatchObject({ readOnly: true, head: HEAD, journal: [{ n: 1 }] })
  expect(await second('readFile', FILE.name)).toMatchObject({ sha256: sha256Of(FILE) })

  for (const work of [
    () => second('append', { n: 9 }, LABEL),
    () => second('writeFile', { name: 'x', seed: 1, bytes: 1 }),
    () => second('replaceHead', HEAD, LABEL),
  ]) {
    const note = await noteOf(work())
    expect(note.code).toBe('project-read-only')
    await sentencesOf(note, LABEL.name)
  }
  const removal = await noteOf(second('remove', id))
  expect(removal.code).toBe('project-still-open')
  await sentencesOf(removal, LABEL.name)

  // The first goes on; what the second shows is then out of date.
  await first('append', { n: 2 }, LABEL)
  await first('replaceHead', { files: [], content: 'without files' }, LATER)
  const moved = await noteOf(second('readFile', FILE.name))
  expect(moved.code).toBe('project-changed')
  await sentencesOf(moved, LABEL.name)

  await second('close')
  await first('close')
  expect(await second('open', id)).toEqual({
    id,
    readOnly: false,
    head: { files: [], content: 'without files' },
    journal: [],
  })
  await second('append', { n: 3 }, LATER)
  expect(await first('open', id)).toMatchObject({ readOnly: true, journal: [{ n: 3 }] })
})

test('a full disk refuses with a sentence and leaves everything as it was', async ({ tabs, kept }) => {
  const page = await tabs.page()
  const ask = asker(page)
  // Before the first use: for half a minute the browser goes on with the room that it once found.
  const session = await kept.context.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: tabs.origin, quotaSize: 2_000_000 })
  await ask('start')
  const { id } = await ask('create', LABEL, HEAD, [FILE])
  await ask('append', { n: 1 }, LABEL)

  const large = { name: 'large', seed: 5, bytes: 3_000_000 }
  const written = await noteOf(ask('writeFile', large))
  expect(written).toMatchObject({ code: 'disk-full', params: { project: LABEL.name }, where: { file: 'large' } })
  await sentencesOf(written, 'large')
  // Random, because a database may compress what it stores.
  const text = { n: 2, text: Buffer.concat([...bytesOf(6, 2_000_000)]).toString('base64') }
  const appended = await noteOf(ask('append', text, LATER))
  expect(appended.code).toBe('disk-full')
  await sentencesOf(appended, LABEL.name)
  expect((await noteOf(ask('replaceHead', { files: [], content: text }, LATER))).code).toBe('disk-full')
  expect((await noteOf(ask('createClosed', LABEL, { files: ['large'], content: 0 }, [large]))).code).toBe('disk-full')

  // Nothing is half there, and with no room at all the project still opens and can be read.
  await session.send('Storage.overrideQuotaForOrigin', { origin: tabs.origin, quotaSize: 1 })
  await ask('addPath', id, 'leftover').catch(() => undefined)
  await ask('close')
  expect(await ask('open', id)).toMatchObject({ readOnly: false, head: HEAD, journal: [{ n: 1 }] })
  expect(await ask('readFile', FILE.name)).toMatchObject({ sha256: sha256Of(FILE) })
  expect(await ask('list')).toEqual([{ id, ...LABEL, version: 1 }])
  expect(await ask('paths')).toHaveLength(3)
  expect((await noteOf(ask('append', text, LATER))).code).toBe('disk-full')

  await session.send('Storage.overrideQuotaForOrigin', { origin: tabs.origin })
  await ask('writeFile', large)
  await ask('append', { n: 2, files: ['large'] }, LATER)
  await ask('close')
  expect((await ask('open', id)).journal).toEqual([{ n: 1 }, { n: 2, files: ['large'] }])
  expect(await ask('readFile', 'large')).toMatchObject({ sha256: sha256Of(large) })
})

test('a project can be deleted while the disk is full', async ({ tabs, kept }) => {
  const page = await tabs.page()
  const ask = asker(page)
  await ask('start')
  const id = await ask('createClosed', LABEL, HEAD, [FILE])
  const session = await kept.context.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: tabs.origin, quotaSize: 1 })
  await ask('remove', id)
  expect(await ask('list')).toEqual([])
  expect(await ask('paths')).toEqual(['projects/'])
})

test('a file that the browser evicted or that was damaged is named', async ({ tabs }) => {
  const ask = await tabs.tab()
  const other = { name: '原始.xlsx', seed: 8, bytes: 5000 }
  const head = { files: [FILE.name, other.name], content: 0 }
  const { id } = await ask('create', LABEL, head, [FILE, other])
  const stored = (await ask('records', 'files')) as { name: string; stored: string }[]
  const path = (name: string) => `projects/${id}/${stored.find((record) => record.name === name)!.stored}`
  await ask('close')
  await ask('removePath', path(FILE.name))
  await ask('damagePath', path(other.name), 4321)

  expect(await ask('open', id)).toMatchObject({ readOnly: false, head })
  for (const [file, code] of [
    [FILE, 'file-evicted'],
    [other, 'file-damaged'],
  ] as const) {
    const note = await noteOf(ask('readFile', file.name))
    expect(note).toEqual({ level: 'error', code, params: { project: LABEL.name }, where: { file: file.name } })
    await sentencesOf(note, file.name)
  }
  // It can be put right: the file is written under a new name and the head names that one.
  await ask('writeFile', { ...FILE, name: 'again' })
  await ask('replaceHead', { files: ['again'], content: 1 }, LATER)
  expect(await ask('readFile', 'again')).toMatchObject({ sha256: sha256Of(FILE) })
  expect((await noteOf(ask('open', 'never made'))).code).toBe('project-gone')
})

test('a project from an older version is brought up to date, one from a newer version is left alone', async ({
  tabs,
}) => {
  const old = await tabs.tab()
  const { id } = await old('create', LABEL, { files: [], content: { a: 1 } })
  await old('append', { n: 1 }, LABEL)
  await old('close')

  const current = asker(await tabs.page())
  await current('start', { versions: 3 })
  const up = { head: { files: [], content: { a: 1, migrated: 3 } }, journal: [{ n: 1, migrated: 3 }] }
  expect(await current('open', id)).toMatchObject(up)
  expect(await current('records', 'heads')).toMatchObject([{ version: 1, content: { a: 1 } }])
  // Behind the old head stands a command that is up to date already.
  await current('append', { n: 2 }, LATER)
  await current('close')
  expect(await current('open', id)).toMatchObject({ ...up, journal: [{ n: 1, migrated: 3 }, { n: 2 }] })

  const before = [await current('records', 'heads'), await current('records', 'journal'), await current('paths')]
  await current('close')
  const note = await noteOf(old('open', id))
  expect(note.code).toBe('newer-project')
  await sentencesOf(note, LABEL.name)
  expect(await old('list')).toEqual([{ id, ...LATER, version: 3 }])
  expect([await old('records', 'heads'), await old('records', 'journal'), await old('paths')]).toEqual(before)

  await current('open', id)
  await current('replaceHead', { files: [], content: { a: 2 } }, LATER)
  expect(await current('records', 'heads')).toMatchObject([{ version: 3, content: { a: 2 } }])
  await current('close')
  expect((await noteOf(old('open', id))).code).toBe('newer-project')
})

test('a database from a newer version is left alone; another tab that writes is not cut off by an upgrade', async ({
  tabs,
}) => {
  const writer = await tabs.tab()
  const { id } = await writer('create', LABEL, HEAD, [FILE])
  const newer = asker(await tabs.page())
  const blocked = await noteOf(newer('start', { upgrades: 2 }))
  expect(blocked.code).toBe('storage-blocked')
  await sentencesOf(blocked, '')
  await writer('append', { n: 1 }, LABEL)
  await writer('close')

  // The upgrade that waited goes on as soon as the old connection gives way; that one is then told.
  await newer('start', { upgrades: 3 })
  const closed = await noteOf(writer('list'))
  expect(closed.code).toBe('storage-closed')
  await sentencesOf(closed, '')
  const again = await noteOf(writer('start'))
  expect(again.code).toBe('newer-storage')
  await sentencesOf(again, '')
  expect(await newer('open', id)).toMatchObject({ head: HEAD, journal: [{ n: 1 }] })
})

test('projects do not touch one another', async ({ tabs }) => {
  const ask = await tabs.tab()
  const ids: string[] = []
  for (const seed of [1, 2, 3]) ids.push(await ask('createClosed', LABEL, HEAD, [{ ...FILE, seed }]))
  expect(new Set(ids).size).toBe(3)
  expect((await ask('list')).map(({ name }) => name)).toEqual([LABEL.name, LABEL.name, LABEL.name])
  expect(await ask('asked')).toBe(1)
  await ask('remove', ids[1]!)
  expect((await ask('list')).map(({ id }) => id).sort()).toEqual([ids[0], ids[2]].sort())
  expect((await noteOf(ask('open', ids[1]!))).code).toBe('project-gone')
  for (const [seed, id] of [
    [1, ids[0]!],
    [3, ids[2]!],
  ] as const) {
    await ask('open', id)
    expect(await ask('readFile', FILE.name)).toMatchObject({ sha256: sha256Of({ ...FILE, seed }) })
    await ask('close')
  }
  expect((await ask('paths')).filter((path) => path.endsWith('/'))).toHaveLength(3)
})

test('leftovers of interrupted writes go when the project or the store is next opened', async ({ tabs }) => {
  const ask = await tabs.tab()
  const id = await ask('createClosed', LABEL, HEAD, [FILE])
  await ask('addPath', id, 'half written')
  await ask('addPath', id, 'half written.crswap')
  await ask('addPath', 'never-finished', 'file')
  await ask('start')
  expect(await ask('paths')).not.toContain('projects/never-finished/')
  await ask('open', id)
  expect(await ask('paths')).toHaveLength(3)
  expect(await ask('readFile', FILE.name)).toMatchObject({ sha256: sha256Of(FILE) })
})

test('an interrupted removal leaves a whole project or none', async ({ tabs }) => {
  const ask = await tabs.tab()
  const kept = await ask('createClosed', LABEL, HEAD, [FILE])
  const gone = await ask('createClosed', LABEL, HEAD, [FILE])
  expect((await noteOf(ask('removeInterrupted', kept, 'database'))).code).toBe('storage-failed')
  await ask('removeInterrupted', gone, 'folder')
  expect((await ask('paths')).filter((path) => path.endsWith('/'))).toHaveLength(3)
  await ask('start')
  expect((await ask('list')).map(({ id }) => id)).toEqual([kept])
  expect(await ask('open', kept)).toMatchObject({ readOnly: false, head: HEAD })
  expect(await ask('readFile', FILE.name)).toMatchObject({ sha256: sha256Of(FILE) })
  expect(await ask('paths')).toHaveLength(3)
})

test('when the browser has emptied its database, the projects come back', async ({ tabs }) => {
  const first = await tabs.tab()
  const other = await first('createClosed', { ...LABEL, name: '另一个' }, HEAD, [FILE])
  const removed = await first('createClosed', LABEL, HEAD, [FILE])
  await first('remove', removed)
  const { id } = await first('create', LABEL, HEAD, [FILE])
  await first('writeFile', { name: 'a', seed: 1, bytes: 10 })
  await first('append', { n: 1, files: ['a'] }, LATER)
  await first('replaceHead', { files: ['a'], content: 'after 1' }, LATER)
  await first('append', { n: 2 }, LATER)
  await first('append', { n: 3 }, LATER)
  await first('close')

  const second = asker(await tabs.page())
  await second('start', { withoutDatabase: true })
  expect((await second('list')).map((entry) => entry.id)).toEqual([id, other])
  const opened = { head: { files: ['a'], content: 'after 1' }, journal: [{ n: 2 }, { n: 3 }] }
  expect(await second('open', id)).toMatchObject({ readOnly: false, ...opened })
  expect(await second('readFile', 'a')).toMatchObject({ bytes: 10 })
  await second('append', { n: 4 }, LATER)
  await second('close')
  expect(await second('open', other)).toMatchObject({ head: HEAD, journal: [] })
  expect(await second('readFile', FILE.name)).toMatchObject({ sha256: sha256Of(FILE) })
  await second('close')

  // A write of the copy that was interrupted costs the command that was under way, and no more.
  await second('cutCopy', id, 3)
  const third = asker(await tabs.page())
  await third('start', { withoutDatabase: true })
  expect((await third('open', id)).journal).toEqual(opened.journal)
  await third('close')
  // Of a copy without one whole frame the one before it is left.
  await third('cutCopy', id, 200)
  const fourth = asker(await tabs.page())
  await fourth('start', { withoutDatabase: true })
  expect((await fourth('open', id)).journal).toEqual(opened.journal)
})

test('the page’s own thread, without synchronous file access, stores the same', async ({ tabs }) => {
  const ask = asker(await tabs.page(), 'page')
  await ask('start')
  const { id } = await ask('create', LABEL, HEAD, [FILE])
  await ask('append', { n: 1 }, LATER)
  await ask('close')
  const worker = await tabs.tab()
  expect(await worker('open', id)).toMatchObject({ readOnly: false, head: HEAD, journal: [{ n: 1 }] })
  expect(await worker('readFile', FILE.name)).toMatchObject({ sha256: sha256Of(FILE) })
})

test('a browser without storage is told so', async ({ tabs }) => {
  const page = await tabs.page()
  const ask = asker(page, 'page')
  for (const lack of [
    'Object.defineProperty(globalThis, "indexedDB", { value: undefined, configurable: true })',
    'Object.defineProperty(navigator, "locks", { value: undefined, configurable: true })',
    'StorageManager.prototype.getDirectory = undefined',
    'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("", "SecurityError"))',
  ]) {
    await page.reload()
    await page.evaluate(lack)
    const note = await noteOf(ask('start'))
    expect(note.code, lack).toBe('no-storage')
    await sentencesOf(note, String(note.params['reason']))
  }
})

if (process.env['SIZHI_LONG'])
  test('how long an append takes', async ({ tabs }, info) => {
    const ask = await tabs.tab()
    await ask('create', LABEL, HEAD, [FILE])
    const { append, relaxed } = await ask('measure', 200, LATER)
    const text = `append ${append.toFixed(2)} ms, relaxed put ${relaxed.toFixed(2)} ms, ${(append / relaxed).toFixed(1)}:1`
    info.annotations.push({ type: 'measured', description: text })
    console.log(text)
    expect(append).toBeGreaterThan(0)
  })
