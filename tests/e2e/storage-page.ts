/** The page of the storage tests: `ask` puts a call to the store in the worker, or on the page's own thread. */
import { type Answer, answer, type Calls } from './storage-desk.ts'

declare global {
  interface Window {
    ask(name: keyof Calls, args: readonly unknown[], thread: 'worker' | 'page'): Promise<Answer>
    /** Ends the worker so many milliseconds after a call to come was sent, or was answered; 1 is the next one. */
    stopWorker(call: number, event: 'sent' | 'answered', milliseconds: number): void
  }
}

let worker: Worker | null = null
let stopped = false
let next = 0
const waiting = new Map<number, (said: Answer) => void>()
const stops: { call: number; event: 'sent' | 'answered'; milliseconds: number }[] = []

function startWorker(): Worker {
  const started = new Worker('/worker.js', { type: 'module' })
  started.addEventListener('message', ({ data: [id, said] }: MessageEvent<[number, Answer]>) => {
    waiting.get(id)?.(said)
    stopAfter(id, 'answered')
  })
  return started
}

function stop(): void {
  worker?.terminate()
  worker = null
  stopped = true
  for (const resolve of waiting.values()) resolve({ fault: 'the worker was stopped' })
  waiting.clear()
}

function stopAfter(id: number, event: 'sent' | 'answered'): void {
  for (const { milliseconds } of stops.filter(({ call, event: wanted }) => call === id && wanted === event))
    if (milliseconds === 0) stop()
    else setTimeout(stop, milliseconds)
}

window.ask = (name, args, thread) => {
  if (thread === 'page') return answer(name, args)
  if (stopped && name !== 'start') return Promise.resolve({ fault: 'the worker was stopped' })
  stopped = false
  worker ??= startWorker()
  const id = next++
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    worker!.postMessage([id, name, args])
    stopAfter(id, 'sent')
  })
}
window.stopWorker = (call, event, milliseconds) => void stops.push({ call: next + call - 1, event, milliseconds })
