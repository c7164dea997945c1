/** Builds and serves the page of the storage tests, starts browsers that keep what they store, and ends them abruptly. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import type { Note } from '../../src/engine/model/trouble.ts'
import { BROWSER_ARGUMENTS, browserPath } from './browser.mjs'
import { bytesOf } from './storage-bytes.ts'
import type { Calls, TestFile } from './storage-desk.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

export interface Site {
  /** An origin of its own for each name; all are secure, as localhost is. */
  origin(name: string): string
  stop(): Promise<void>
}

export async function serveHarness(): Promise<Site> {
  const outDir = await mkdtemp(join(tmpdir(), 'sizhi-storage-'))
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome114',
      rolldownOptions: {
        input: { page: join(folder, 'storage-page.ts'), worker: join(folder, 'storage-worker.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html')
      response.end('<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>')
      return
    }
    readFile(join(outDir, path)).then(
      (bytes) => response.setHeader('Content-Type', 'text/javascript').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: (name) => `http://${name}.localhost:${port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

export interface KeptBrowser {
  readonly context: BrowserContext
  /** As a power cut for the program: nothing of it gets another instruction. */
  kill(): Promise<void>
}

export const makeProfile = () => mkdtemp(join(tmpdir(), 'sizhi-profile-'))
export const removeProfile = (profile: string) => rm(profile, { recursive: true, force: true, maxRetries: 5 })

/** A browser of our own, so that its process group is known and can be killed. */
export async function startBrowser(profile: string): Promise<KeptBrowser> {
  const child = spawn(
    await browserPath(),
    [
      ...BROWSER_ARGUMENTS,
      '--headless',
      '--no-first-run',
      '--host-resolver-rules=MAP *.localhost localhost',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const browser = await chromium.connectOverCDP(await debuggingAddress(child))
  return {
    context: browser.contexts()[0]!,
    async kill() {
      if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'])
      else process.kill(-child.pid!, 'SIGKILL')
      process.off('exit', endWithUs)
      await ended
      await browser.close().catch(() => undefined)
    },
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stderr!.on('data', (piece: Buffer) => {
      text += piece.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', () => reject(new Error(`the browser ended: ${text}`)))
  })
}

/** The answer was an InputError. */
export class Refused extends Error {
  readonly note: Note

  constructor(note: Note) {
    super(note.code)
    this.note = note
  }
}

type Result<Name extends keyof Calls> = Awaited<ReturnType<Calls[Name]>>
export type Ask = <Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>) => Promise<Result<Name>>

/** Puts calls to the store of a page. Throws Refused for an InputError, and Error for anything else. */
export function asker(page: Page, thread: 'worker' | 'page' = 'worker'): Ask {
  return async <Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>): Promise<Result<Name>> => {
    const call = [name, args as unknown[], thread] as const
    const said = await page.evaluate(([name, args, thread]) => window.ask(name, args, thread), call)
    if ('refused' in said) throw new Refused(said.refused)
    if ('fault' in said) throw new Error(said.fault)
    return said.value as Result<Name>
  }
}

export function sha256Of({ seed, bytes }: TestFile): string {
  const hash = createHash('sha256')
  for (const piece of bytesOf(seed, bytes)) hash.update(piece)
  return hash.digest('hex')
}
