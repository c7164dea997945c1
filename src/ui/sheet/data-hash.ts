import type { Session } from '../state/session.svelte.ts'

/** The hash of the open park's data, for the foot of a sheet; null as long as nobody works it out. */
export async function dataHashOf({ jobs }: Session): Promise<string | null> {
  if (!('dataHash' in jobs) || typeof jobs.dataHash !== 'function') return null
  return String(await (jobs.dataHash as () => Promise<string>)())
}
