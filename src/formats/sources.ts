import { InputError, type Note } from '../engine/model/trouble.ts'
import { type Format, type FormatFile, type FormatSource, type ReadJob, SILENT_JOB } from './format.ts'
import { allFormats } from './index.ts'
import { isZip, unzip } from './zip.ts'
import { isLitter } from './zip-directory.ts'

/** Archives that the browser cannot open. */
const OTHER_ARCHIVES = /\.(?:rar|7z|tar|tgz|gz|bz2|xz)$/i

/**
 * Files as they were dropped, as sources to be read: archives unpacked (one level), companions joined to the file that
 * they belong to by folder and name, whatever the capitals. What cannot be used is in the notes. `formats` say which
 * endings are companions of which.
 */
export async function gatherSources(
  files: readonly FormatFile[],
  job: ReadJob = SILENT_JOB,
  known?: readonly Format[],
): Promise<{ sources: FormatSource[]; notes: Note[] }> {
  const formats = known ?? (await allFormats())
  const notes: Note[] = []
  const loose: FormatFile[] = []
  for (const file of files) {
    if (isLitter(file.name)) continue
    if (OTHER_ARCHIVES.test(file.name)) {
      notes.push({ level: 'error', code: 'archive-unknown', params: {}, where: { file: file.name } })
      continue
    }
    if (!/\.zip$/i.test(file.name) || !isZip(file.bytes)) {
      loose.push(file)
      continue
    }
    try {
      const unpacked = await unzip(file, job)
      loose.push(...unpacked.files)
      notes.push(...unpacked.notes)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      notes.push(error.note)
    }
  }
  const { sources, alone } = joinCompanions(loose, formats)
  for (const { name } of alone)
    notes.push({ level: 'note', code: 'companion-alone', params: {}, where: { file: name } })
  return { sources, notes }
}

/** Lower-case path without this ending, or null when it has another. */
function stemBefore(path: string, extension: string): string | null {
  const lower = path.toLowerCase()
  return lower.endsWith(`.${extension}`) ? lower.slice(0, -extension.length - 1) : null
}

function joinCompanions(
  files: readonly FormatFile[],
  formats: readonly Format[],
): { sources: FormatSource[]; alone: FormatFile[] } {
  const byPath = new Map<string, FormatFile>()
  for (const file of files) if (!byPath.has(file.name.toLowerCase())) byPath.set(file.name.toLowerCase(), file)
  const mainOf = (file: FormatFile): FormatFile | null => {
    for (const { companions, extensions } of formats)
      for (const ending of companions ?? []) {
        const stem = stemBefore(file.name, ending)
        const main = stem === null ? undefined : extensions.map((own) => byPath.get(`${stem}.${own}`)).find(Boolean)
        // The .cpg of a .dbf that itself belongs to a .shp is the .shp's.
        if (main && main !== file && !mainOf(main)) return main
      }
    return null
  }
  const isMain = ({ name }: FormatFile) =>
    formats.some(({ extensions }) => extensions.some((own) => stemBefore(name, own) !== null))
  const isCompanion = ({ name }: FormatFile) =>
    formats.some(({ companions }) => companions?.some((ending) => stemBefore(name, ending) !== null))

  const joined = new Map<FormatFile, FormatFile[]>()
  const alone: FormatFile[] = []
  for (const file of files) {
    const main = mainOf(file)
    const beside = main && joined.get(main)
    if (beside) beside.push(file)
    else if (main) joined.set(main, [file])
    else if (!isMain(file) && isCompanion(file)) alone.push(file)
    else if (!joined.has(file)) joined.set(file, [])
  }
  // In the order in which the files came.
  const sources = files.filter((file) => joined.has(file)).map((main) => ({ main, companions: joined.get(main)! }))
  return { sources, alone }
}
