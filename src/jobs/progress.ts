export interface Step {
  readonly phase: 'reading' | 'checking' | 'packing' | 'writing'
  readonly file?: string
  readonly done: number
  readonly total: number
}

/** How a job says where it is; awaiting it is where a job can be stopped. */
export interface Progress {
  /** Throws Cancelled when the job is to stop. */
  report(step: Step): void | Promise<void>
}

export const SILENT: Progress = { report: () => undefined }

export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

/** Drives a generator that yields how far it is. */
export async function drive<T>(work: Generator<{ done: number; total: number }, T>, progress: Progress): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await progress.report({ phase: 'checking', ...step.value })
  }
}
