/** What this browser remembers of the reviewer: who writes, and at what scale the map follows. Nothing of the data. */
const AUTHOR = 'sizhi-reviewer'
const SCALE = 'sizhi-review-scale'

/** Scales at which the map follows the queue; `keep`: as it is, `off`: it stays where it is. */
export const FOLLOW_SCALES = ['keep', '2000', '5000', '10000', 'off'] as const
export type FollowScale = (typeof FOLLOW_SCALES)[number]

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
const write = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Without a place to remember it, it is asked again next time.
  }
}

export const recallAuthor = (): string => read(AUTHOR) ?? ''
export const rememberAuthor = (name: string): void => write(AUTHOR, name)
export const recallScale = (): FollowScale => {
  const scale = read(SCALE)
  return FOLLOW_SCALES.find((each) => each === scale) ?? '5000'
}
export const rememberScale = (scale: FollowScale): void => write(SCALE, scale)
