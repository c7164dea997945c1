import { InputError } from '../engine/model/trouble.ts'
import type { Keeps } from './keeper.ts'

/** Of a sample: nothing is kept. */
export const NOT_KEPT: Keeps = {
  kind: 'site',
  id: null,
  readOnly: false,
  saved: null,
  saving: false,
  trouble: null,
  readFile: (name) => Promise.reject(new InputError('file-missing', {}, { file: name })),
  keep: () => undefined,
  close: () => Promise.resolve(),
}
