import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from '../formats/format.ts'

const MANIFEST = 'park.json'

/** So much of the end of a zip is looked at for its directory. */
export const DIRECTORY_BYTES = 2 ** 20

/** Whether the end of a zip, where its directory stands, names park.json. */
export function isPackedPark(end: Uint8Array): boolean {
  return names(end, MANIFEST)
}

/** Whether it is a sealed package: the park lies in a folder, beside the manifest of the package. */
export const isSealedPackage = (end: Uint8Array): boolean =>
  names(end, `park/${MANIFEST}`) && names(end, 'manifest.json')

function names(end: Uint8Array, file: string): boolean {
  const directory = new TextDecoder('latin1').decode(end)
  return directory.includes('PK\x01\x02') && directory.includes(file)
}

/**
 * The files of a packed park, all of them: an archive that was attached as evidence is a file like any other. Throws
 * InputError for one that is broken, or larger than anything honest, and rather than leave a file out in silence.
 */
export async function unpack(file: FormatFile): Promise<readonly FormatFile[]> {
  const [{ unzip }, { SILENT_JOB }] = await Promise.all([import('../formats/zip.ts'), import('../formats/format.ts')])
  const { files, notes } = await unzip(file, SILENT_JOB, () => true, 'kept')
  const [fault] = notes
  if (fault) throw new InputError(fault.code, fault.params, fault.where)
  return files
}
