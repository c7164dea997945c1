/** Where a job's files come from: a folder on disk, a dropped folder, or the site. Names are relative, with `/`. */
export interface FileSource {
  /** Throws InputError `file-missing` when there is no such file. */
  read(name: string): Promise<Uint8Array>
}
