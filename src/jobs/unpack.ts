import type { FormatFile } from '../formats/format.ts'

const MANIFEST = 'park.json'

/** So much of the end of a zip is looked at for its directory. */
export const DIRECTORY_BYTES = 65_536

/** Whether the end of a zip, where its directory stands, names park.json. */
export function isPackedPark(end: Uint8Array): boolean {
  const directory = new TextDecoder('latin1').decode(end)
  return directory.includes('PK\x01\x02') && directory.includes(MANIFEST)
}

/** The files of a zip. Throws InputError for one that is broken, or larger than anything honest. */
export async function unpack(file: FormatFile): Promise<readonly FormatFile[]> {
  const [{ unzip }, { SILENT_JOB }] = await Promise.all([import('../formats/zip.ts'), import('../formats/format.ts')])
  return (await unzip(file, SILENT_JOB)).files
}
