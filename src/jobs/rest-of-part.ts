import type { LayerPart } from '../engine/model/park.ts'
import type { RangeFile } from '../formats/read-ranges.ts'

/** Files of which a part was read, by that part: they are at hand as long as the program runs, and are stored nowhere. */
const files = new WeakMap<LayerPart, RangeFile>()

export const keepRest = (part: LayerPart, file: RangeFile) => void files.set(part, file)

/** The file that a part is of; null once it is not at hand, as in a project that was opened again. */
export const restOf = (part: LayerPart): RangeFile | null => files.get(part) ?? null
