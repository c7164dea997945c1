import { sha256 as sha256Hash } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bytesHash } from '../engine/review/shape-hash.ts'
import type { Park } from '../engine/model/park.ts'
import type { Project } from '../project/project.ts'
import { MANIFEST } from '../project/read-manifest.ts'
import { type NamedPieces, parkFiles } from './park-files.ts'
import type { Progress } from './progress.ts'

/** A file with what it is known by. */
export interface HashedFile {
  readonly name: string
  readonly bytes: number
  /** Hexadecimal, small letters. */
  readonly sha256: string
}

/** Whether a file of a park folder is data: park.json or a layer. Receipts and what was written about findings are not. */
export function isData({ layers }: Park, name: string): boolean {
  return name === MANIFEST || layers.some(({ file }) => file === name)
}

/**
 * One hash over several files: SHA-256 of the lines `hash, two spaces, name` in order of the names by code unit, each
 * with a line feed. It is what `LC_ALL=C sha256sum FILE... | sha256sum` gives.
 */
export function hashOfList(files: readonly Pick<HashedFile, 'name' | 'sha256'>[]): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  const lines = sorted.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
  return bytesHash(new TextEncoder().encode(lines))
}

/** Size and hash of a file whose pieces come one after another; each is handed on. */
export async function hashPieces(
  { name, pieces }: NamedPieces,
  pass: (piece: Uint8Array) => void | Promise<void> = () => undefined,
): Promise<HashedFile> {
  const hash = sha256Hash.create()
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
    await pass(piece)
  }
  return { name, bytes, sha256: bytesToHex(hash.digest()) }
}

const known = new WeakMap<Project, string>()

/** The hash of the data of a project: park.json and its layers as `parkFiles` writes them. The sealed package has the same. */
export async function dataHash(project: Project, progress: Progress): Promise<string> {
  const before = known.get(project)
  if (before !== undefined) return before
  const data = [...parkFiles(project)].filter(({ name }) => isData(project.park, name))
  const files: HashedFile[] = []
  for (const file of data) {
    const say = () => progress.report({ phase: 'reading', file: file.name, done: files.length, total: data.length })
    files.push(await hashPieces(file, say))
  }
  const hash = hashOfList(files)
  known.set(project, hash)
  return hash
}
