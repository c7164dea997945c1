import { InputError } from '../engine/model/trouble.ts'
import type { FileSource } from '../jobs/file-source.ts'
import type { NamedFile } from './protocol.ts'

const MANIFEST = 'park.json'

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

/** A dropped or picked folder: the one that holds park.json, wherever it lies in what was dropped. */
export function filesSource(files: readonly NamedFile[]): FileSource {
  const manifest = files
    .filter(({ path }) => path === MANIFEST || path.endsWith(`/${MANIFEST}`))
    .sort((a, b) => a.path.length - b.path.length)[0]
  if (files.length === 0) throw new InputError('nothing-dropped')
  if (!manifest) {
    const found = files.slice(0, 8).map(({ path }) => path)
    throw new InputError('no-park-json', { found: found.join(', ') })
  }
  const base = manifest.path.slice(0, -MANIFEST.length)
  return {
    async read(name) {
      const found = files.find(({ path }) => path === base + name)
      if (!found) throw new InputError('file-missing', {}, { file: name })
      try {
        return new Uint8Array(await found.file.arrayBuffer())
      } catch (error) {
        throw new InputError('unreadable-file', { reason: String((error as Error).name) }, { file: name })
      }
    },
  }
}
