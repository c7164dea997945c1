/** What the page says to a waiting service worker when the new version is wanted. */
export const TAKE_OVER = 'SKIP_WAITING'
