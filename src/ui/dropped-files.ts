import type { NamedFile } from '../worker/protocol.ts'

/** Files of a drop, folders walked to the end. The entries must be taken before the event is over. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null)
  const loose = [...transfer.files]
  const files: NamedFile[] = []
  await Promise.all(entries.map((entry) => entry && walk(entry, '', files)))
  if (files.length === 0) for (const file of loose) files.push({ path: file.name, file })
  return files
}

async function walk(entry: FileSystemEntry, folder: string, files: NamedFile[]): Promise<void> {
  const path = folder + entry.name
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    files.push({ path, file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A reader gives at most a hundred entries at a time.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return
    for (const child of batch) await walk(child, `${path}/`, files)
  }
}

/** Files of a folder picker. */
export function pickedFiles(list: FileList): NamedFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}
