/**
 * The part of a kept response that a Range header asks for, as RFC 9110, 14 has it: an end behind the last byte is cut
 * (a reader that asks for the first 16 kB of a smaller file gets all of it), what begins behind it is 416, and several
 * ranges at once or other units are answered with the whole. workbox-range-requests refuses the first of these.
 */
export async function partOf(request: Request, whole: Response): Promise<Response> {
  const asked = /^bytes=(\d*)-(\d*)$/i.exec(request.headers.get('range')?.trim() ?? '')
  const [from, to] = [asked?.[1] ?? '', asked?.[2] ?? '']
  if ((from === '' && to === '') || (from !== '' && to !== '' && Number(to) < Number(from))) return whole
  const blob = await whole.blob()
  const start = from === '' ? Math.max(0, blob.size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? blob.size : Math.min(blob.size, Number(to) + 1)
  const headers = new Headers(whole.headers)
  if (start >= end) {
    headers.set('content-range', `bytes */${blob.size}`)
    headers.set('content-length', '0')
    return new Response(null, { status: 416, headers })
  }
  headers.set('content-range', `bytes ${start}-${end - 1}/${blob.size}`)
  headers.set('content-length', String(end - start))
  return new Response(blob.slice(start, end), { status: 206, headers })
}
