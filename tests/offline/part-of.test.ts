import { expect, test } from 'vitest'
import { partOf } from '../../src/offline/part-of.ts'

const TEXT = '0123456789'
const ask = async (range: string | null) => {
  const request = new Request('http://localhost/data/x.pmtiles', range === null ? {} : { headers: { range } })
  const whole = new Response(TEXT, { headers: { 'content-type': 'application/x', etag: '"1"' } })
  const { status, headers, ...rest } = await partOf(request, whole).then(async (response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  }))
  expect(headers.get('content-type')).toBe('application/x')
  return [status, rest.text, headers.get('content-range')]
}

// RFC 9110, 14.1.2 and 14.2 to 14.4, read for a file of ten bytes.
test.each([
  ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=0-16383', 206, TEXT, 'bytes 0-9/10'],
  ['bytes=0-10', 206, TEXT, 'bytes 0-9/10'],
  ['bytes=-99', 206, TEXT, 'bytes 0-9/10'],
  ['bytes=9-9', 206, '9', 'bytes 9-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=10-12', 416, '', 'bytes */10'],
  ['bytes=-0', 416, '', 'bytes */10'],
  ['bytes=4-2', 200, TEXT, null],
  ['bytes=-', 200, TEXT, null],
  ['bytes=0-1,4-5', 200, TEXT, null],
  ['lines=0-1', 200, TEXT, null],
  [null, 200, TEXT, null],
])('%s', async (range, ...answer) => {
  expect(await ask(range)).toEqual(answer)
})
