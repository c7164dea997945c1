import type { Note } from '../engine/model/trouble.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { Format, FormatFile, ReadJob } from './format.ts'
import { isZip } from './zip.ts'

/** KML 2.2, alone or packed as KMZ. Reader and writer are loaded only when a file needs them. */
export const kml: Format = {
  id: 'kml',
  extensions: ['kml', 'kmz'],
  sniff(head, name) {
    if (isZip(head)) return /\.kmz$/i.test(name) ? 1 : 0
    const text = String.fromCharCode(...head.filter((byte) => byte !== 0))
    if (/<(?:\w+:)?kml[\s>]/.test(text)) return 0.95
    return /\.km[lz]$/i.test(name) ? 0.8 : 0
  },
  async read({ main }, options, job) {
    const { readKml } = await import('./kml-read.ts')
    if (!isZip(main.bytes)) return readKml(main, options, job)
    const { file, notes } = await unpacked(main, job)
    const { layers, refused } = await readKml(file, options, job)
    const [first, ...others] = layers
    return { layers: first ? [{ ...first, notes: [...notes, ...first.notes] }, ...others] : layers, refused }
  },
  writtenExtensions: ['kml'],
  async *write(layer) {
    const { kmlOf } = await import('./kml-write.ts')
    yield* kmlOf(layer)
  },
}

/** The text of a KMZ: doc.kml, else the first that there is; images are not unpacked. */
async function unpacked(main: FormatFile, job: ReadJob): Promise<{ file: FormatFile; notes: Note[] }> {
  const { unzip } = await import('./zip.ts')
  const { files, notes } = await unzip(main, job, (name) => /\.kml$/i.test(name))
  const doc = files.find(({ name }) => name.slice(main.name.length + 1).toLowerCase() === 'doc.kml') ?? files[0]
  const [refused] = notes.filter(({ level, code }) => level === 'error' && code !== 'zip-empty')
  if (!doc) throw new InputError(refused?.code ?? 'kmz-without-kml', refused?.params, { file: main.name })
  const others = files.filter((file) => file !== doc).map(({ name }) => name.slice(main.name.length + 1))
  if (others.length > 0)
    notes.push({
      level: 'note',
      code: 'kmz-other-files',
      params: { names: others.slice(0, 3).join(' '), count: others.length },
      where: { file: main.name },
    })
  return { file: { name: main.name, bytes: doc.bytes }, notes }
}
