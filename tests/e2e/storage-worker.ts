import { answer, type Calls } from './storage-desk.ts'

addEventListener('message', ({ data }: MessageEvent<[number, keyof Calls, unknown[]]>) => {
  const [id, name, args] = data
  void answer(name, args).then((said) => postMessage([id, said]))
})
