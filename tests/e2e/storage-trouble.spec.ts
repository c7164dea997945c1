/** A full disk, what is lost or damaged, other versions, interrupted work: a clear sentence, and the old data intact. */
import { bytesOf } from './storage-bytes.ts'
import { expect, FILE, HEAD, LABEL, LATER, noteOf, sentencesOf, test } from './storage-fixtures.ts'
import { asker, sha256Of } from './storage-harness.ts'

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
