import type { RawLayer } from '../formats/format.ts'
import { baseName, stemOf } from '../formats/stem.ts'

/** What a layer is called on the command line: as its file calls it, else as the file, without folder and ending. */
export const layerName = ({ name, title }: RawLayer, file: string): string =>
  title ?? (name === file || name === baseName(file) ? stemOf(file) : name)
