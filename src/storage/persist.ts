/**
 * Asks the browser not to evict what is stored when the disk runs low; true when it promises. Browsers let only the
 * page ask, not a worker. Never throws.
 */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist())
  } catch {
    return false
  }
}
