/**
 * Nothing is lost: a tab or the browser is ended at seeded moments while projects are written. When they are opened
 * again, every command that was acknowledged is there in order, at most the change under way is there besides and
 * whole, every file that is named has its bytes, and no other file is left. In some rounds the database is lost, too.
 */
import { expect, type Page, test } from '@playwright/test'
import { randomOf } from '../formats/fuzz.ts'
import type { TestCommand, TestFile } from './storage-desk.ts'
import { type Ask, asker, makeProfile, removeProfile, serveHarness, sha256Of, startBrowser } from './storage-harness.ts'

const ROUNDS = process.env['SIZHI_LONG'] ? 400 : 26
const MOST_OTHERS = 3
/** How a round ends; the last takes the longest. */
const ENDS = ['stop', 'crash', 'stop', 'close', 'stop', 'close', 'stop', 'kill'] as const

interface State {
  readonly head: { readonly files: readonly string[]; readonly content: number }
  readonly journal: readonly TestCommand[]
  /** The other projects by name, which is here unique, and closed. */
  readonly others: Readonly<Record<string, readonly TestFile[]>>
}

interface Change {
  readonly kind: string
  run(ask: Ask): Promise<unknown>
  /** States that may be found when it was interrupted, beside the one before; the last is that after it. */
  readonly states: readonly State[]
}

const label = (n: number, name = '主项目') => ({
  name,
  changed: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
})
const namesIn = (state: State) => [
  ...new Set([...state.head.files, ...state.journal.flatMap(({ files }) => files ?? [])]),
]

class Writer {
  readonly files = new Map<string, TestFile>()
  private readonly random: () => number
  private n = 0

  constructor(seed: number) {
    this.random = randomOf(seed)
  }

  integer(below: number): number {
    return Math.floor(this.random() * below)
  }

  private file(most: number): TestFile {
    const seed = ++this.n
    const file = { name: `图层/${seed}.fgb`, seed, bytes: this.integer(most) }
    this.files.set(file.name, file)
    return file
  }

  private command(files?: readonly string[]): TestCommand {
    return files ? { n: ++this.n, files } : { n: ++this.n }
  }

  next(state: State): Change {
    const others = Object.keys(state.others)
    const dice = this.random()
    if (dice < 0.4) return this.append(state)
    if (dice < 0.65) return this.appendWithFile(state)
    if (dice < 0.85) return this.replaceHead(state)
    return others.length < MOST_OTHERS && dice < 0.94 ? this.create(state) : this.removeOther(state, others)
  }

  private append(state: State): Change {
    const commands = Array.from({ length: 1 + this.integer(3) }, () => this.command())
    return {
      kind: 'append',
      run: async (ask) => expect(await ask('appendAll', commands, label(this.n))).toEqual(commands.map(() => true)),
      states: commands.map((_, i) => ({ ...state, journal: [...state.journal, ...commands.slice(0, i + 1)] })),
    }
  }

  private appendWithFile(state: State): Change {
    const file = this.file(2_000_000)
    const command = this.command([file.name])
    return {
      kind: 'write a file and append',
      run: async (ask) => {
        await ask('writeFile', file)
        await ask('append', command, label(this.n))
      },
      states: [{ ...state, journal: [...state.journal, command] }],
    }
  }

  private replaceHead(state: State): Change {
    const file = this.file(300_000)
    const covered = this.random() < 0.7 ? state.journal.length : this.integer(state.journal.length + 1)
    const kept = namesIn(state).filter(() => this.random() < 0.6)
    const head = { files: [...kept.slice(0, 4), file.name], content: ++this.n }
    return {
      kind: 'replace the head',
      run: async (ask) => {
        await ask('writeFile', file)
        await ask('replaceHead', head, label(this.n), covered)
      },
      states: [{ ...state, head, journal: state.journal.slice(covered) }],
    }
  }

  private create(state: State): Change {
    const files = [this.file(400_000), this.file(400_000)]
    const name = `另一个 ${++this.n}`
    const head = { files: files.map((file) => file.name), content: 0 }
    return {
      kind: 'create',
      run: (ask) => ask('createClosed', label(this.n, name), head, files),
      states: [{ ...state, others: { ...state.others, [name]: files } }],
    }
  }

  private removeOther(state: State, names: readonly string[]): Change {
    const name = names[this.integer(names.length)]
    if (name === undefined) return this.create(state)
    const rest = Object.fromEntries(Object.entries(state.others).filter(([other]) => other !== name))
    return {
      kind: 'remove',
      run: async (ask) => ask('remove', (await ask('list')).find((entry) => entry.name === name)!.id),
      states: [{ ...state, others: rest }],
    }
  }
}

/** Opens everything, compares it with the states that may be, and says which of them it is; 0 is the first. */
async function found(
  ask: Ask,
  main: string,
  states: readonly State[],
  writer: Writer,
  withoutDatabase = false,
): Promise<number> {
  await ask('start', { withoutDatabase })
  const entries = (await ask('list')).filter(({ id }) => id !== main)
  const others: Record<string, readonly TestFile[]> = {}
  for (const { id, name } of entries) {
    const { readOnly, head, journal } = await ask('open', id)
    expect({ readOnly, journal }).toEqual({ readOnly: false, journal: [] })
    others[name] = head.files.map((file) => writer.files.get(file)!)
    for (const file of others[name])
      expect(await ask('readFile', file.name)).toEqual({ bytes: file.bytes, sha256: sha256Of(file) })
    await ask('close')
  }
  const opened = await ask('open', main)
  expect(opened.readOnly).toBe(false)
  const is = { head: opened.head, journal: opened.journal, others }
  const text = (state: unknown) => JSON.stringify(state)
  const sorted = (state: State) => text({ ...state, others: Object.entries(state.others).sort() })
  const at = states.map(sorted).indexOf(sorted(is as State))
  expect(at, `${text(is)} is none of ${text(states)}`).not.toBe(-1)

  const names = namesIn(states[at]!)
  for (const name of names) {
    const file = writer.files.get(name)!
    expect(await ask('readFile', name)).toEqual({ bytes: file.bytes, sha256: sha256Of(file) })
  }
  const paths = await ask('paths')
  const filesOf = (id: string) =>
    paths.filter((path) => path.startsWith(`projects/${id}/`) && !path.endsWith('/')).length
  expect(filesOf(main)).toBe(names.length)
  for (const { id, name } of entries) expect(filesOf(id)).toBe(others[name]!.length)
  const folders = paths.filter((path) => /^projects\/.+\/$/.test(path)).map((path) => path.split('/')[1])
  expect(folders.filter((id) => id !== main).sort()).toEqual(entries.map(({ id }) => id).sort())
  return at
}

test(`${ROUNDS} times ended in the middle of the work, nothing is lost`, async ({ browserName: _ }, info) => {
  test.setTimeout(ROUNDS * 12_000)
  const site = await serveHarness()
  const profile = await makeProfile()
  let browser = await startBrowser(profile)
  const openTab = async () => {
    const page = await browser.context.newPage()
    await page.goto(site.origin('kill'))
    await page.waitForFunction(() => 'ask' in window)
    return page
  }
  const writer = new Writer(20260301)
  let page = await openTab()
  await asker(page)('start')
  let state: State = { head: { files: [], content: 0 }, journal: [], others: {} }
  const main = await asker(page)('createClosed', label(0), state.head)
  await page.close()
  page = await openTab()
  await found(asker(page), main, [state], writer)

  const end: Record<(typeof ENDS)[number], (page: Page) => Promise<void>> = {
    /** The page itself ends its worker: between 0 and 8 ms after a call, or at once after an answer. */
    stop: (page) => {
      const event = writer.integer(3) === 0 ? 'answered' : 'sent'
      const plan = [1 + writer.integer(3), event, event === 'sent' ? writer.integer(9) : 0] as const
      return page.evaluate((plan) => window.stopWorker(...plan), plan)
    },
    async crash(page) {
      const session = await browser.context.newCDPSession(page)
      const crashed = page.waitForEvent('crash')
      session.send('Page.crash').catch(() => undefined)
      await crashed
      await page.close()
    },
    close: (page) => page.close(),
    async kill() {
      await browser.kill()
      browser = await startBrowser(profile)
    },
  }
  const counts: Record<string, number> = {}
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1)
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const how = ENDS[round % ENDS.length]!
      const ask = asker(page)
      const changes = 2 + writer.integer(6)
      let ending: Promise<void> | null = null
      let dying = false
      let underWay: Change | null = null
      for (let done = 0; underWay === null; done++) {
        if (done === changes) {
          const dyingPage = page
          const pause = writer.integer(how === 'stop' ? 1 : 60)
          ending = new Promise((resolve) => setTimeout(resolve, pause)).then(() => {
            dying = true
            return end[how](dyingPage)
          })
        }
        const change = writer.next(state)
        try {
          await change.run(ask)
          state = change.states.at(-1)!
          count('acknowledged')
        } catch (error) {
          if (!dying) throw error
          underWay = change
        }
      }
      await ending
      count(how)
      if (how !== 'stop') page = await openTab()
      const withoutDatabase = writer.integer(3) === 0
      if (withoutDatabase) count('database lost')
      const at = await found(asker(page), main, [state, ...underWay.states], writer, withoutDatabase)
      count(`${underWay.kind}: ${at === 0 ? 'not there' : 'there'}`)
      state = [state, ...underWay.states][at]!
    }
    info.annotations.push({ type: 'measured', description: JSON.stringify(counts) })
  } finally {
    if (process.env['SIZHI_LONG']) console.log(counts)
    await browser.kill()
    await site.stop()
    await removeProfile(profile)
  }
})
