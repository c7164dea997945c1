import { createBirpc } from 'birpc'
import type { Jobs, Listener } from './protocol.ts'

/** Starts the worker and gives its jobs as functions. */
export function startWorker(listener: Listener, onCrash: (message: string) => void): Jobs {
  const worker = new Worker(new URL('./serve.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) => onCrash(event.message || 'worker'))
  return createBirpc<Jobs, Listener>(listener, {
    post: (data) => worker.postMessage(data),
    on: (listen) => worker.addEventListener('message', (event) => listen(event.data)),
    eventNames: ['cancel', 'endDraftEdit'],
    timeout: -1,
  })
}
