import { InputError } from '../engine/model/trouble.ts'
import type { Format } from './format.ts'
import { allFormats } from './index.ts'

/** A format that can be written. */
export type WritableFormat = Format & Required<Pick<Format, 'write'>>

/** The format that a file of this name is written in. Throws InputError naming those that there are. */
export async function writableFormatOf(name: string): Promise<WritableFormat> {
  const writable = (await allFormats()).filter((format): format is WritableFormat => format.write !== undefined)
  const endings = ({ extensions, writtenExtensions }: Format) => writtenExtensions ?? extensions
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const format = writable.find((each) => endings(each).includes(extension))
  if (format) return format
  const known = writable.flatMap((each) => endings(each).map((ending) => `.${ending}`)).join(' ')
  throw new InputError('cannot-write-format', { known }, { file: name })
}
