import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from '../formats/format.ts'
import type { RangeFile } from '../formats/read-ranges.ts'
import { companionsAmong } from '../jobs/companions-among.ts'
import { type FileSource, LARGE_FILE_BYTES } from '../jobs/file-source.ts'
import { MANIFEST } from '../project/read-manifest.ts'

const reasonOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error)

export async function openFile(path: string): Promise<FormatFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') throw new InputError('file-missing', {}, { file: path })
    throw new InputError('unreadable-file', { reason: reasonOf(error) }, { file: path })
  }
}

/** A file with those that belong to it: `.dbf` and `.prj` of a `.shp`, the log of a `.gpkg`. */
export async function openTogether(path: string): Promise<FormatFile[]> {
  const file = await openFile(path)
  const beside = /\.(shp|dbf|gpkg)$/i.test(path) ? await readdir(dirname(path)) : []
  const companions = await companionsAmong(file.name, beside)
  return [file, ...(await Promise.all(companions.map((name) => openFile(join(dirname(path), name)))))]
}

/** Writes pieces as they come; a file that could not be written to its end is removed. */
export async function writePieces(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  path: string,
): Promise<void> {
  const handle = await open(path, 'w').catch((error: unknown) => {
    throw new InputError('cannot-write', { reason: reasonOf(error) }, { file: path })
  })
  try {
    for await (const piece of pieces) await handle.write(piece)
    await handle.close()
  } catch (error) {
    await handle.close()
    await rm(path, { force: true })
    if (error instanceof InputError || !(error as NodeJS.ErrnoException).code) throw error
    throw new InputError('cannot-write', { reason: reasonOf(error) }, { file: path })
  }
}

/** A park folder on disk. Names stay inside the folder. */
export async function folderSource(folder: string): Promise<FileSource> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new InputError('not-a-folder', {}, { file: folder })
  const names = await readdir(folder)
  if (!names.includes(MANIFEST))
    throw new InputError('no-park-json', { found: names.slice(0, 8).join(', ') || '—' }, { file: folder })
  return {
    async read(name) {
      if (name.split(/[\\/]/).includes('..') || name.startsWith('/'))
        throw new InputError('file-missing', {}, { file: name })
      const { bytes } = await openFile(join(folder, name)).catch((error: unknown) => {
        if (error instanceof InputError) throw new InputError(error.code, error.params, { file: name })
        throw error
      })
      return bytes
    },
    async large(name) {
      const path = join(folder, name)
      const bytes = await stat(path).then(
        ({ size }) => size,
        () => 0,
      )
      return bytes < LARGE_FILE_BYTES || name.split(/[\\/]/).includes('..') ? null : diskFile(name, path, bytes)
    },
  }
}

/** A file on disk that is read in pieces. */
function diskFile(name: string, path: string, bytes: number): RangeFile {
  return {
    name,
    bytes,
    async read(offset, length) {
      const handle = await open(path).catch((error: unknown) => {
        throw new InputError('unreadable-file', { reason: reasonOf(error) }, { file: name })
      })
      try {
        const piece = new Uint8Array(Math.max(0, Math.min(length, bytes - offset)))
        const { bytesRead } = await handle.read(piece, 0, piece.length, offset)
        return piece.subarray(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
  }
}

/** To the file of `--output`, else to standard output. */
export async function deliver(text: string | Uint8Array, output: string | undefined): Promise<void> {
  if (output === undefined) {
    await new Promise<void>((resolve, reject) =>
      process.stdout.write(text, (error) => (error ? reject(unwritten(error)) : resolve())),
    )
    return
  }
  try {
    await writeFile(output, text)
  } catch (error) {
    throw new InputError('cannot-write', { reason: reasonOf(error) }, { file: output })
  }
}

/** A reader that closed the pipe early (`| head`) is no trouble of the user's. */
const unwritten = (error: NodeJS.ErrnoException) =>
  error.code === 'EPIPE' ? error : new InputError('cannot-write', { reason: reasonOf(error) }, { file: 'stdout' })
