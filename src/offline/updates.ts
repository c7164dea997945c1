import { KEEP_FONTS, TAKE_OVER } from './messages.ts'

/**
 * Lets the site work without a network from the next visit on. To be called after the first map is drawn: only then are
 * the files of the site fetched for keeping. Does nothing in development, outside a secure context and in browsers
 * without service workers.
 * @param needsFonts this machine draws with the bundled font, so that is kept, too.
 * @param onUpdate a new version is ready. `apply` loads the page anew with it; nothing happens until it is called.
 * @param onReady everything is kept: from now on the site opens without a network.
 */
export function registerOffline(
  needsFonts: boolean,
  onUpdate: (apply: () => void) => void,
  onReady: () => void = () => undefined,
): void {
  if (!import.meta.env.PROD || !isSecureContext || !('serviceWorker' in navigator)) return
  // Storage may be full or forbidden (private windows): the site then works as long as there is a network.
  register(navigator.serviceWorker, needsFonts, onUpdate, onReady).catch((error: unknown) =>
    console.warn(`not available offline: ${String(error)}`),
  )
}

async function register(
  container: ServiceWorkerContainer,
  needsFonts: boolean,
  onUpdate: (apply: () => void) => void,
  onReady: () => void,
): Promise<void> {
  let controlled = container.controller !== null
  let applying = false
  container.addEventListener('controllerchange', () => {
    if (applying) location.reload()
    // Another tab has taken the new version: the files of this one are gone from the cache.
    else if (controlled) onUpdate(() => location.reload())
    controlled = true
  })
  const registration = await container.register('./service-worker.js', { updateViaCache: 'none' })
  const offer = (worker: ServiceWorker) =>
    onUpdate(() => {
      if (registration.waiting !== worker) return location.reload()
      applying = true
      worker.postMessage(TAKE_OVER)
    })
  const follow = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && container.controller) offer(worker)
    })
  if (registration.waiting && container.controller) offer(registration.waiting)
  follow(registration.installing)
  registration.addEventListener('updatefound', () => follow(registration.installing))
  // Planners leave a tab open for days; without a network there is nothing to find.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined)
  })
  const { active } = await container.ready
  if (needsFonts && active) await keepFonts(active)
  onReady()
}

/** Another park may need other characters than those that were fetched so far. */
function keepFonts(worker: ServiceWorker): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => resolve()
    worker.postMessage(KEEP_FONTS, [port2])
  })
}
