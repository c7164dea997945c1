/** As long as the page's own thread may be held at once while nobody waits for it. */
const SLICE_MS = 8

/** Runs work that yields, a slice at a time, and lets the page live in between. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  let until = performance.now() + SLICE_MS
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + SLICE_MS
  }
}
