export const PARK_IDS: string[]
export function makePark(id: string): Map<string, Uint8Array>
