/** The projects on this device, in a real browser: what is stored, by whom, and what a second tab may do. */
import { expect, FILE, HEAD, LABEL, LATER, noteOf, sentencesOf, test } from './storage-fixtures.ts'
import { asker, sha256Of } from './storage-harness.ts'

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
