import { InputError } from '../engine/model/trouble.ts'
import type { FileSource } from '../jobs/file-source.ts'

/** A park that the site carries. */
export function siteSource(folder: string): FileSource {
  return {
    async read(name) {
      const response = await fetch(new URL(name, folder))
      // A static server may answer a missing file with the page.
      if (!response.ok || response.headers.get('content-type')?.startsWith('text/html'))
        throw new InputError('file-missing', {}, { file: name })
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
