import type { Features } from './geojson.ts'
import { FONT } from './map-layer.ts'

/** The bundled font comes in a file for every few hundred characters. */
const BUNDLED = `16px "${FONT.at(-2)!}"`

/**
 * Fetches what the names in these data need of the bundled font; null when nothing has to be fetched, as on a machine
 * with a Chinese font. MapLibre draws a character once and keeps it, so before that its font has to be there: else a box
 * stays in its place.
 */
export function labelFonts(data: Readonly<Record<string, Features>>): Promise<unknown> | null {
  const characters = new Set<string>()
  for (const { features } of Object.values(data))
    for (const { properties } of features)
      for (const value of Object.values(properties))
        if (typeof value === 'string') for (const character of value) characters.add(character)
  const text = [...characters].join('')
  if (text === '' || document.fonts.check(BUNDLED, text)) return null
  // Without the font the places are still worth showing.
  return document.fonts.load(BUNDLED, text).catch(() => undefined)
}
