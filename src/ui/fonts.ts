/** Two characters that any Chinese font draws differently; without one both are the same box. */
const PROBES = ['永', '园']

function drawn(text: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 24
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return text
  context.font = '20px sans-serif'
  context.fillText(text, 2, 20)
  return context.getImageData(0, 0, 24, 24).data.join()
}

/**
 * A machine with a Chinese font fetches none; on one without, the bundled font's style sheet is put in first. Says
 * whether it is needed.
 */
export async function readyFonts(): Promise<boolean> {
  const [a, b] = PROBES.map(drawn)
  if (a === b) await import('./noto.ts')
  return a === b
}
