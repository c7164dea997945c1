import type { Session } from '../state/session.svelte.ts'

/** The hash of the open park's data, for the foot of a sheet; null when it could not be worked out. */
export async function dataHashOf(session: Session): Promise<string | null> {
  let hash: string | null = null
  await session.ask(
    () => session.jobs.dataHash(),
    (value) => (hash = value),
  )
  return hash
}
