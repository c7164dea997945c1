import type { FormatFile } from '../formats/format.ts'

const MANIFEST = 'park.json'

/** Whether a zip names park.json in its directory, which stands at its end. */
export function isPackedPark(bytes: Uint8Array): boolean {
  const directory = new TextDecoder('latin1').decode(bytes.subarray(-65536))
  return directory.includes('PK\x01\x02') && directory.includes(MANIFEST)
}

/** The files of a zip. Throws InputError for one that is broken, or larger than anything honest. */
export async function unpack(file: FormatFile): Promise<readonly FormatFile[]> {
  const [{ unzip }, { SILENT_JOB }] = await Promise.all([import('../formats/zip.ts'), import('../formats/format.ts')])
  return (await unzip(file, SILENT_JOB)).files
}
