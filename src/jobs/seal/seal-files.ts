import { sha256 as sha256Hash } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bytesHash } from '../../engine/review/shape-hash.ts'
import type { CheckAnswer } from '../../engine/check.ts'
import type { Language } from '../../i18n/index.ts'
import { type HashedFile, hashOfList, isData } from '../data-hash.ts'
import { exportFindings } from '../export.ts'
import type { NamedPieces } from '../park-files.ts'
import type { Progress } from '../progress.ts'
import type { ReadPark } from '../read-park.ts'
import { PROGRAM_VERSION } from './program.ts'
import { ruleRevisions } from './rule-revisions.ts'
import {
  FINDINGS_FILE,
  manifestText,
  PACKAGE_FORMAT,
  PARK_FOLDER,
  SEAL_MANIFEST,
  type SealManifest,
} from './seal-manifest.ts'

/** Who seals a package, when, and in which language its sentences are. */
export interface Sealing {
  readonly by: string
  /** ISO date and time. */
  readonly at: string
  readonly language: Language
}

/**
 * The files of a sealed package in their order: the park folder, the findings of a check of it, and last the manifest
 * with the hash of every file, each taken while the file goes by. They are read one after another, each once; `sealed`
 * is told the SHA-256 of the manifest, to be noted on paper.
 */
export function* sealFiles(
  parkFiles: readonly NamedPieces[],
  read: ReadPark,
  answer: CheckAnswer,
  { by, at, language }: Sealing,
  progress: Progress,
  sealed: (seal: string) => void,
): Generator<NamedPieces> {
  const files: HashedFile[] = []
  async function* passing({ name, pieces }: NamedPieces): AsyncGenerator<Uint8Array> {
    const hash = sha256Hash.create()
    let bytes = 0
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      yield piece
      await progress.report({ phase: 'packing', file: name, done: files.length, total: parkFiles.length + 1 })
    }
    files.push({ name, bytes, sha256: bytesToHex(hash.digest()) })
  }
  async function* findings(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(await exportFindings(read, answer, 'json', language))
  }
  async function* manifest(): AsyncGenerator<Uint8Array> {
    const { park } = read
    const inFolder = files.flatMap((file) =>
      file.name.startsWith(PARK_FOLDER) ? [{ ...file, name: file.name.slice(PARK_FOLDER.length) }] : [],
    )
    const made: SealManifest = {
      format: 'sizhi-package',
      version: PACKAGE_FORMAT,
      by,
      at,
      program: PROGRAM_VERSION,
      park: { id: park.id, name: park.name, sample: park.sample },
      on: answer.scene.asOf,
      boundary: (answer.scene.checked ?? answer.scene.notChecked)?.id ?? null,
      language,
      rules: ruleRevisions(),
      data_sha256: hashOfList(inFolder.filter(({ name }) => isData(park, name))),
      files,
    }
    const bytes = new TextEncoder().encode(manifestText(made))
    sealed(bytesHash(bytes))
    yield bytes
  }
  for (const file of parkFiles) {
    const name = PARK_FOLDER + file.name
    yield { name, pieces: passing({ name, pieces: file.pieces }) }
  }
  yield { name: FINDINGS_FILE, pieces: passing({ name: FINDINGS_FILE, pieces: findings() }) }
  yield { name: SEAL_MANIFEST, pieces: manifest() }
}
