import { createBirpc } from 'birpc'
import type { CheckAnswer } from '../engine/check.ts'
import { InputError } from '../engine/model/trouble.ts'
import { check } from '../jobs/check.ts'
import { exportFindings } from '../jobs/export.ts'
import { Cancelled, type Progress } from '../jobs/progress.ts'
import { type ReadPark, readPark } from '../jobs/read-park.ts'
import { checkView, parkView } from '../jobs/view.ts'
import type { FileSource } from '../jobs/file-source.ts'
import type { Jobs, Listener, Outcome } from './protocol.ts'
import { filesSource, siteSource } from './sources.ts'

/** Between two looks at the message queue. */
const SLICE_MS = 30

let open: { read: ReadPark; answer: CheckAnswer | null } | null = null
let cancelled = false

const page = createBirpc<Listener, Jobs>(
  {
    openSite: (folder) => outcome(() => openPark(() => siteSource(folder))),
    openFiles: (files) => outcome(() => openPark(() => filesSource(files))),
    check: (request) =>
      outcome(async () => {
        if (!open) throw new Error('no park is open')
        const { read } = open
        const answer = await check(read.park, request, progress())
        open = { read, answer }
        return checkView(answer)
      }),
    exportFindings(format, language) {
      if (!open?.answer) throw new Error('nothing was checked')
      return Promise.resolve(exportFindings(open.read, open.answer, format, language))
    },
    cancel() {
      cancelled = true
    },
  },
  {
    post: (data) => postMessage(data),
    on: (listen) => addEventListener('message', (event) => listen((event as MessageEvent).data)),
    eventNames: ['progress'],
    timeout: -1,
  },
)

async function openPark(source: () => FileSource) {
  const read = await readPark(source(), progress())
  open = { read, answer: null }
  return parkView(read.park, read.notes)
}

async function outcome<T>(job: () => Promise<T>): Promise<Outcome<T>> {
  cancelled = false
  try {
    return { kind: 'done', value: await job() }
  } catch (error) {
    if (error instanceof Cancelled) return { kind: 'cancelled' }
    if (error instanceof InputError) return { kind: 'refused', note: error.note }
    throw error
  }
}

/** Says how far a job is, and lets the messages in from time to time, so that a cancel can arrive. */
function progress(): Progress {
  let last = performance.now()
  return {
    async report(step) {
      if (performance.now() - last < SLICE_MS) return
      void page.progress(step)
      await new Promise((resolve) => setTimeout(resolve))
      last = performance.now()
      if (cancelled) throw new Cancelled()
    },
  }
}
