import * as v from 'valibot'
import { InputError } from '../../engine/model/trouble.ts'
import type { HashedFile } from '../data-hash.ts'

/** Names inside a sealed package. The park folder lies under `park/`, as `sizhi check` reads it. */
export const SEAL_MANIFEST = 'manifest.json'
export const FINDINGS_FILE = 'findings.json'
export const PARK_FOLDER = 'park/'

/** Of this package format; raised when an older Sizhi could not verify it any more. */
export const PACKAGE_FORMAT = 1

/** Ten thousand files with long names stay far below. */
export const MOST_MANIFEST_BYTES = 8 * 2 ** 20

/** What a sealed package says of itself. */
export interface SealManifest {
  readonly format: 'sizhi-package'
  readonly version: number
  /** Who sealed it, when (ISO date and time), with which Sizhi. */
  readonly by: string
  readonly at: string
  readonly program: string
  readonly park: { readonly id: string; readonly name: string; readonly sample: boolean }
  /** The question that the findings answer, and the language of their sentences. */
  readonly on: string
  readonly boundary: string | null
  readonly language: 'zh' | 'en'
  /** Revision of every rule that was run. */
  readonly rules: Readonly<Record<string, number>>
  /** `dataHash` of the park. */
  readonly data_sha256: string
  /** Every other file of the package, by name. */
  readonly files: readonly HashedFile[]
}

const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))

const ManifestSchema = v.strictObject({
  format: v.literal('sizhi-package'),
  version: v.literal(PACKAGE_FORMAT),
  by: text(200),
  at: v.pipe(v.string(), v.isoTimestamp()),
  program: text(40),
  park: v.strictObject({ id: text(64), name: text(400), sample: v.boolean() }),
  on: v.pipe(v.string(), v.isoDate()),
  boundary: v.nullable(text(400)),
  language: v.picklist(['zh', 'en']),
  rules: v.record(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)), whole),
  data_sha256: hash,
  files: v.array(v.strictObject({ name: text(1000), bytes: whole, sha256: hash })),
})

/** The manifest as its file; there is one way to write it. */
export const manifestText = (manifest: SealManifest): string => `${JSON.stringify(manifest, null, 2)}\n`

/** Reads a manifest. Throws InputError for one that Sizhi cannot have written. */
export function readSealManifest(bytes: Uint8Array): SealManifest {
  const refuse = (reason: string) => new InputError('package-manifest', { reason }, { file: SEAL_MANIFEST })
  let value: unknown
  let written: string
  try {
    written = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = JSON.parse(written)
  } catch {
    throw refuse('JSON')
  }
  const stated = v.safeParse(v.looseObject({ format: v.literal('sizhi-package'), version: v.number() }), value)
  if (stated.success && stated.output.version > PACKAGE_FORMAT)
    throw new InputError('package-newer', { format: stated.output.version }, { file: SEAL_MANIFEST })
  const read = v.safeParse(ManifestSchema, value)
  if (!read.success) throw refuse(v.getDotPath(read.issues[0]) ?? 'JSON')
  const { files } = read.output
  const names = new Set(files.map(({ name }) => name))
  if (names.size !== files.length || names.has(SEAL_MANIFEST)) throw refuse('files')
  // What is written twice, in another order or beside what is known does not come out the same.
  const manifest: SealManifest = {
    ...read.output,
    files: files.map(({ name, bytes: size, sha256 }) => ({ name, bytes: size, sha256 })),
  }
  if (manifestText(inOrder(manifest)) !== written) throw refuse('JSON')
  return manifest
}

/** The same with its keys in the order in which they are written. */
function inOrder({
  format,
  version,
  by,
  at,
  program,
  park,
  on,
  boundary,
  language,
  rules,
  data_sha256,
  files,
}: SealManifest): SealManifest {
  const { id, name, sample } = park
  return {
    format,
    version,
    by,
    at,
    program,
    park: { id, name, sample },
    on,
    boundary,
    language,
    rules,
    data_sha256,
    files,
  }
}
