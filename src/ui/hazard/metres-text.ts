/** Metres to 0.1, by way of the millimetre that every distance is rounded to, so that card, cell and line agree. */
export const metresText = (metres: number): string => (Math.round(metres * 1000) / 1000).toFixed(1)
