import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { cachedOrFresh } from './cached-or-fresh.ts'
import { keepFiles } from './keep-files.ts'
import { partOf } from './part-of.ts'
import { KEEP_FONTS, TAKE_OVER } from './messages.ts'

/**
 * Keeps the site on the device. Program files come from the cache of their build; data come from the network as long as
 * there is one, because a park may be replaced on the server without a new build; fonts are kept when first used, or all of
 * them on a machine without a Chinese font.
 */

/** Written by the build (.config/offline.ts): every file of the site but fonts, and the fonts. */
declare const __PRECACHE__: { url: string; revision: string | null }[]
declare const __FONTS__: readonly string[]
declare const self: ServiceWorkerGlobalScope

const FONT_CACHE = 'sizhi-fonts'
const here = (path: string) => new URL(path, self.location.href).href
const fonts = new Set(__FONTS__.map(here))
const data = here('data/')

const site = new PrecacheController({
  plugins: [
    {
      cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
        cachedResponse && partOf(request, cachedResponse),
    },
  ],
})
site.addToCacheList(__PRECACHE__)

registerRoute(
  ({ url }) => url.href.startsWith(data),
  ({ request }) =>
    cachedOrFresh(
      () => fetch(request),
      async () => {
        const kept = await site.matchPrecache(request.url)
        return kept && partOf(request, kept)
      },
    ),
)
registerRoute(({ url }) => fonts.has(url.href), new CacheFirst({ cacheName: FONT_CACHE }))

// The state of the page is in its query (`/?park=…`), which no file depends on.
registerRoute(new PrecacheRoute(site, { ignoreURLParametersMatching: [/./], cleanURLs: false }))
cleanupOutdatedCaches()
self.addEventListener('install', (event) => event.waitUntil(keepSite()))
self.addEventListener('activate', (event) => void site.activate(event))

self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting()
  if (event.data === KEEP_FONTS) event.waitUntil(keepFonts().then(() => event.ports[0]?.postMessage(KEEP_FONTS)))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldFonts())
  // The very first page, too, goes on when the network goes, without being loaded again.
  event.waitUntil(self.clients.claim())
})

const keepSite = async () => keepFiles(await caches.open(site.strategy.cacheName), site.getURLsToCacheKeys())

/** One that cannot be had now is kept when it is first used. */
async function keepFonts(): Promise<void> {
  const cache = await caches.open(FONT_CACHE)
  const missing = async (url: string) => (await cache.match(url)) === undefined
  await Promise.allSettled([...fonts].map(async (url) => (await missing(url)) && cache.add(url)))
}

async function dropOldFonts(): Promise<void> {
  const cache = await caches.open(FONT_CACHE)
  const old = (await cache.keys()).filter(({ url }) => !fonts.has(url))
  await Promise.all(old.map((request) => cache.delete(request)))
}
