import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

export interface SiteServer {
  readonly url: string
  /** Paths that were asked for, oldest first. */
  readonly asked: string[]
  /** Bytes of content that were sent of each. */
  readonly sent: ReadonlyMap<string, number>
  /** From now on there is no network: nothing listens, and open connections are cut. */
  stop(): Promise<void>
}

/**
 * Serves a folder as any web server does, ranges too, every file with the policy that its own page carries. `beside` are
 * folders that lie elsewhere, by the path that they are served under, such as `/data/parks/county/`.
 */
export async function serveSite(folder: string, beside: Readonly<Record<string, string>> = {}): Promise<SiteServer> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'")
  const asked: string[] = []
  const sent = new Map<string, number>()
  const fileOf = (path: string) => {
    const under = Object.keys(beside).find((prefix) => path.startsWith(prefix))
    if (under !== undefined) return join(beside[under]!, normalize(path.slice(under.length)))
    return join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path))
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname)
    asked.push(path)
    const file = fileOf(path)
    try {
      const { size, mtimeMs } = statSync(file)
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
      const [start, end] = from === undefined ? [0, size - 1] : [Number(from), Math.min(Number(to), size - 1)]
      response.writeHead(from === undefined ? 200 : 206, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-length': end - start + 1,
        'cache-control': 'no-cache',
        etag: `"${size}-${mtimeMs}"`,
        ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
        ...(policy ? { 'content-security-policy': policy } : {}),
      })
      if (request.method === 'HEAD') return void response.end()
      sent.set(path, (sent.get(path) ?? 0) + end - start + 1)
      createReadStream(file, { start, end }).pipe(response)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    asked,
    sent,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
