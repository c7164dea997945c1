import { createBirpc } from 'birpc'
import type { CheckAnswer } from '../engine/check.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { FileSource } from '../jobs/file-source.ts'
import { parkView } from '../jobs/park-view.ts'
import { Cancelled, type Progress } from '../jobs/progress.ts'
import { type OpenedPark, openPark, type ReadPark } from '../jobs/read-park.ts'
import type { Checked, CheckRequest, Jobs, Listener, Outcome } from './protocol.ts'
import { filesSource, siteSource } from './sources.ts'

/** Between two looks at the message queue. */
const SLICE_MS = 30

let open: { opened: OpenedPark; read: ReadPark | null; answer: CheckAnswer | null } | null = null
let cancelled = false

const page = createBirpc<Listener, Jobs>(
  {
    openSite: (folder) => outcome(() => openSource(() => siteSource(folder))),
    openFiles: (files) => outcome(() => openSource(() => filesSource(files))),
    check: (request) => outcome(() => checkOpen(request)),
    async exportFindings(format, language) {
      if (!open?.read || !open.answer) throw new Error('nothing was checked')
      const { exportFindings } = await import('../jobs/export.ts')
      return exportFindings(open.read, open.answer, format, language)
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

async function openSource(source: () => FileSource) {
  const opened = await openPark(source(), progress())
  open = { opened, read: null, answer: null }
  return parkView(opened.light)
}

/** The rules are fetched only now: the first map does not need them. */
async function checkOpen(request: CheckRequest): Promise<Checked> {
  const park = open
  if (!park) throw new Error('no park is open')
  const [{ check }, { checkView }] = await Promise.all([import('../jobs/check.ts'), import('../jobs/check-view.ts')])
  const read = park.read ?? (await park.opened.complete(progress()))
  park.read = read
  const answer = await check(read.park, request, progress())
  park.answer = answer
  return { check: checkView(answer), view: request.wantsView ? parkView(read) : null }
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
