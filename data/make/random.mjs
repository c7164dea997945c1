/**
 * Repeatable chance. Each thing that is made takes a stream of its own, named by a text, so that
 * one more house in one village moves nothing anywhere else.
 */
export function random(name) {
  let state = 0x811c9dc5 // FNV-1a of the name is the seed
  for (const char of name) state = Math.imul(state ^ char.codePointAt(0), 0x01000193)
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    /** Index into a list of weights that sum to 1. */
    weighted(weights) {
      let rest = next()
      for (let i = 0; i < weights.length; i++) if ((rest -= weights[i]) < 0) return i
      return weights.length - 1
    },
  }
}
