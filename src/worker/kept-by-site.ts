import type { FileSource } from '../jobs/file-source.ts'
import type { Keeps } from './keeper.ts'

/** Of a park of the site: its files can be read, nothing is kept. */
export const keptBySite = (source: FileSource): Keeps => ({
  kind: 'site',
  id: null,
  readOnly: false,
  saved: null,
  saving: false,
  trouble: null,
  readFile: source.read,
  keep: () => undefined,
  close: () => Promise.resolve(),
})
