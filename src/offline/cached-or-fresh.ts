/** A network that says nothing for so long is taken for none. */
const PATIENCE_MS = 4000

/**
 * The answer of the network; what is kept when there is no network, or none that answers in time. Without anything kept
 * the network decides, with its error.
 */
export async function cachedOrFresh(
  ask: () => Promise<Response>,
  kept: () => Promise<Response | undefined>,
  patienceMs: number = PATIENCE_MS,
): Promise<Response> {
  const fresh = ask()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patienceMs)))
  try {
    return (await Promise.race([fresh, late])) ?? (await kept()) ?? (await fresh)
  } catch (error) {
    const copy = await kept()
    if (copy) return copy
    throw error
  } finally {
    clearTimeout(timer)
  }
}
