import { InputError } from '../engine/model/trouble.ts'

/** Faults of the device or the browser; any other DOMException is a fault of the program. */
const FAILURES = new Set([
  'UnknownError',
  'AbortError',
  'OperationError',
  'TimeoutError',
  'NotReadableError',
  'NotFoundError',
  'NoModificationAllowedError',
])

/** Name of a DOMException; newer browsers have a class of its own for QuotaExceededError. */
export const nameOf = (error: unknown): string | null =>
  error instanceof Error || error instanceof DOMException ? error.name : null

/** What the browser threw, as an InputError when the user can do something about it, else as it is. */
export function storageTrouble(error: unknown, project: string, file?: string): unknown {
  const where = file === undefined ? {} : { file }
  const name = nameOf(error)
  if (name === 'QuotaExceededError') return new InputError('disk-full', { project }, where)
  if (!(error instanceof DOMException) || name === null) return error
  if (name === 'SecurityError' || name === 'NotAllowedError') return new InputError('no-storage', { reason: name })
  // The connection was closed under us: the site's data were cleared, or a newer page upgrades the database.
  if (name === 'InvalidStateError') return new InputError('storage-closed', { project }, where)
  if (FAILURES.has(name)) return new InputError('storage-failed', { project, reason: error.message || name }, where)
  return error
}

/** Runs `work`; what the browser throws comes out as `storageTrouble` says. */
export async function troubled<T>(project: string, file: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storageTrouble(error, project, file)
  }
}
