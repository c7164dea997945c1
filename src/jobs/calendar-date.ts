/** The local calendar date of a clock reading. Only the two faces read a clock; the engine is told the date. */
export function calendarDate(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
