import { InputError } from '../engine/model/trouble.ts'
import { blobFile } from '../jobs/blob-file.ts'
import { type FileSource, LARGE_FILE_BYTES } from '../jobs/file-source.ts'
import { DIRECTORY_BYTES, isPackedPark, isSealedPackage, unpack } from '../jobs/unpack.ts'
import type { NamedFile } from './protocol.ts'

const MANIFEST = 'park.json'
const isManifest = (path: string) => path === MANIFEST || path.endsWith(`/${MANIFEST}`)

interface PathFile {
  readonly path: string
  /** null of what came out of a zip. */
  readonly file: File | null
  bytes(): Promise<Uint8Array>
}

/** A park is a folder with park.json, or one zip that holds it; a sealed package is looked at before it is opened. */
export async function kindOf(files: readonly NamedFile[]): Promise<'park' | 'package' | 'data'> {
  if (files.some(({ path }) => isManifest(path))) return 'park'
  const [only] = files
  if (files.length !== 1 || only === undefined || !/\.zip$/i.test(only.path)) return 'data'
  const end = await read({
    path: only.path,
    file: only.file.slice(Math.max(0, only.file.size - DIRECTORY_BYTES)),
  })
  if (isSealedPackage(end)) return 'package'
  return isPackedPark(end) ? 'park' : 'data'
}

/** A dropped or picked folder, or a packed one: what holds park.json, wherever it lies in it. */
export async function parkSource(files: readonly NamedFile[]): Promise<FileSource> {
  if (files.length === 0) throw new InputError('nothing-dropped')
  const [only] = files
  const packed = files.length === 1 && only !== undefined && /\.zip$/i.test(only.path)
  const all: PathFile[] = packed
    ? (await unpack({ name: only.path, bytes: await read(only) })).map(({ name, bytes }) => ({
        path: name,
        file: null,
        bytes: () => Promise.resolve(bytes),
      }))
    : files.map((file) => ({ path: file.path, file: file.file, bytes: () => read(file) }))
  const manifest = all.filter(({ path }) => isManifest(path)).sort((a, b) => a.path.length - b.path.length)[0]
  if (!manifest) {
    const found = all.slice(0, 8).map(({ path }) => path)
    throw new InputError('no-park-json', { found: found.join(', ') })
  }
  const base = manifest.path.slice(0, -MANIFEST.length)
  const find = (name: string) => all.find(({ path }) => path === base + name)
  return {
    read(name) {
      const found = find(name)
      if (!found) throw new InputError('file-missing', {}, { file: name })
      return found.bytes()
    },
    large(name) {
      const file = find(name)?.file
      return Promise.resolve(file && file.size >= LARGE_FILE_BYTES ? blobFile(name, file) : null)
    },
  }
}

const read = ({ path, file }: { path: string; file: Blob }) => blobFile(path, file).read(0, file.size)
