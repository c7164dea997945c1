import { createBirpc } from 'birpc'
import type { Step } from '../jobs/progress.ts'
import type { Jobs, Listener } from './protocol.ts'

/** Starts the worker and gives its jobs as functions. */
export function startWorker(onProgress: (step: Step) => void, onCrash: (message: string) => void): Jobs {
  const worker = new Worker(new URL('./serve.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) => onCrash(event.message || 'worker'))
  return createBirpc<Jobs, Listener>(
    { progress: onProgress },
    {
      post: (data) => worker.postMessage(data),
      on: (listen) => worker.addEventListener('message', (event) => listen(event.data)),
      eventNames: ['cancel'],
      timeout: -1,
    },
  )
}
