import { InputError } from '../engine/model/trouble.ts'
import type { FileSource } from '../jobs/file-source.ts'

const isAddress = (name: string) => /^[a-z]+:/i.test(name)

/** Where a file of a park of the site lies. Another host must be one that the site was built to ask. */
function addressOf(name: string, folder: string): URL {
  const url = new URL(name, folder)
  const hosts = (import.meta.env['SIZHI_DATA_HOSTS'] as readonly string[] | undefined) ?? []
  if (isAddress(name) && url.origin !== new URL(folder).origin && !hosts.includes(url.origin))
    throw new InputError('host-not-allowed', { host: url.host }, { file: name })
  return url
}

/** A park that the site carries. */
export function siteSource(folder: string): FileSource {
  return {
    async read(name) {
      const response = await fetch(addressOf(name, folder)).catch(() => null)
      // A static server may answer a missing file with the page.
      if (!response?.ok || response.headers.get('content-type')?.startsWith('text/html'))
        throw new InputError('file-missing', {}, { file: name })
      return new Uint8Array(await response.arrayBuffer())
    },
    large: async (name) => (await import('./ranged-file.ts')).rangedFile(name, addressOf(name, folder)),
  }
}
