/** Slots for each text: half of them stay empty, so that most look-ups end at the first. */
const SLOTS_PER_TEXT = 2

/**
 * Whether all texts differ, from one on. Numbers into the list stand in the table, so it takes a quarter of what a Set
 * of them would.
 */
export function allDistinct(texts: ArrayLike<unknown>, from = 0): boolean {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(texts.length * SLOTS_PER_TEXT + 1)))
  const last = slots.length - 1
  for (let i = from; i < texts.length; i++) {
    const text = texts[i] as string
    let slot = hash(text) & last
    while (slots[slot] !== 0) {
      if (texts[slots[slot]! - 1] === text) return false
      slot = (slot + 1) & last
    }
    slots[slot] = i + 1
  }
  return true
}

/** 32 bits of a text (FNV-1a, mixed once more because running numbers differ in their last digits only). */
function hash(text: string): number {
  let bits = 0x811c9dc5
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193)
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b)
  return bits ^ (bits >>> 13)
}
