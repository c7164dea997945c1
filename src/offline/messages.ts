/** What the page says to a waiting service worker when the new version is wanted. */
export const TAKE_OVER = 'SKIP_WAITING'
/** What the page says on a machine that draws with the bundled font. Answered through the port when all of it is kept. */
export const KEEP_FONTS = 'KEEP_FONTS'
