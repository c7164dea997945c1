/** A large file of a server, read by ranges: over HTTP, from servers that change their mind. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { InputError } from '../../src/engine/model/trouble.ts'
import { rangedFile } from '../../src/worker/ranged-file.ts'

/** The byte at each place of the file is its place, modulo 251. */
const BYTES = 70_000_000
const GIVEN = { size: BYTES, etag: '"one"', status: 206, hang: false }
let state = { ...GIVEN }
let server: Server
let url: URL

beforeAll(async () => {
  server = createServer((request, response) => {
    const { size, etag, status, hang } = state
    if (request.method === 'HEAD') return void response.writeHead(200, { 'content-length': size }).end()
    if (hang) return
    if (status !== 206) return void response.writeHead(status).end()
    const [, from, last] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')!.map(Number)
    const body = Uint8Array.from({ length: last! - from! + 1 }, (_, i) => (from! + i) % 251)
    response.writeHead(206, { 'content-length': body.length, 'content-range': `bytes ${from}-${last}/${size}`, etag })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/houses.fgb`)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  state = { ...GIVEN }
})
const refusal = (promise: Promise<unknown>) => promise.then(() => null, (error: InputError) => error.note) // prettier-ignore

test('pieces are those of the file, and end where it ends', async () => {
  const file = (await rangedFile('houses.fgb', url))!
  expect(file.bytes).toBe(BYTES)
  expect([...(await file.read(500, 4))]).toEqual([500 % 251, 501 % 251, 502 % 251, 503 % 251])
  expect((await file.read(BYTES - 3, 100)).length).toBe(3)
})

test.each([
  ['another mark', { etag: '"two"' }],
  ['another length', { size: BYTES + 1 }],
  ['a shorter file', { status: 416 }],
  ['no file', { status: 404 }],
])('%s is another file', async (_, change) => {
  const file = (await rangedFile('houses.fgb', url))!
  await file.read(0, 100)
  Object.assign(state, change)
  expect(await refusal(file.read(1000, 100))).toMatchObject({ code: 'file-changed', where: { file: 'houses.fgb' } })
})

test('a server that gives no ranges any more', async () => {
  const file = (await rangedFile('houses.fgb', url))!
  state.status = 200
  expect(await refusal(file.read(1000, 100))).toMatchObject({ code: 'range-refused' })
})

test('a request that is stopped ends at once', async () => {
  const file = (await rangedFile('houses.fgb', url))!
  state.hang = true
  const stop = new AbortController()
  const reading = refusal(file.read(1000, 100, stop.signal))
  stop.abort()
  expect(await reading).not.toBeNull()
})
