import { bytesHash } from '../../engine/review/shape-hash.ts'
import type { FormatFile } from '../../formats/format.ts'
import { MANIFEST, readManifest } from '../../project/read-manifest.ts'
import { parseJson } from '../../formats/json.ts'
import { InputError } from '../../engine/model/trouble.ts'
import { type HashedFile, hashOfList } from '../data-hash.ts'
import type { Progress } from '../progress.ts'
import { compareFindings, type FindingsVerdict } from './compare-findings.ts'
import { type OpenedPackage, openPackage } from './open-package.ts'
import { FINDINGS_FILE, PARK_FOLDER, readSealManifest, SEAL_MANIFEST, type SealManifest } from './seal-manifest.ts'

/** One thing in a package that is otherwise than its manifest says. */
export interface PackageChange {
  /** `seal`: the manifest is not the one that was noted on paper; `data`: its own sum over the data is wrong. */
  readonly what: 'changed' | 'missing' | 'added' | 'seal' | 'data' | 'findings'
  readonly name: string
}

/** What a sealed package is found to be. */
export interface PackageView {
  readonly verdict: 'unchanged' | 'changed'
  /** SHA-256 of the manifest: the code to be compared with paper. */
  readonly seal: string
  /** Whether a code was given to compare with. */
  readonly compared: boolean
  readonly manifest: Omit<SealManifest, 'files'> & { readonly files: number; readonly bytes: number }
  readonly changes: readonly PackageChange[]
  readonly findings: FindingsVerdict
}

/** A code as people write it: groups, capitals. */
export const bareSeal = (written: string): string => written.replace(/[\s-]/g, '').toLowerCase()

/**
 * Compares a sealed package with its manifest, the manifest with a code from paper (null: none), and checks the data in it
 * anew, because findings can be forged together with their hash. Throws InputError for what is no package, or a hostile one.
 */
export async function verifyPackage(file: FormatFile, seal: string | null, progress: Progress): Promise<PackageView> {
  const opened = openPackage(file)
  const manifestBytes = await opened.read(SEAL_MANIFEST)
  const manifest = readSealManifest(manifestBytes)
  const own = bytesHash(manifestBytes)
  const changes: PackageChange[] = []
  if (seal !== null && bareSeal(seal) !== own) changes.push({ what: 'seal', name: SEAL_MANIFEST })
  const stated = new Map(manifest.files.map((each) => [each.name, each]))
  const present = opened.names.filter((name) => name !== SEAL_MANIFEST)
  const found: HashedFile[] = []
  for (const name of present) {
    const say = () => progress.report({ phase: 'reading', file: name, done: found.length, total: present.length })
    found.push(await opened.hash(name, say))
  }
  for (const { name, bytes, sha256 } of found) {
    const before = stated.get(name)
    if (!before) changes.push({ what: 'added', name })
    else if (before.sha256 !== sha256 || before.bytes !== bytes) changes.push({ what: 'changed', name })
  }
  const here = new Set(present)
  for (const { name } of manifest.files) if (!here.has(name)) changes.push({ what: 'missing', name })
  if (changes.length === 0 && (await dataHashOf(opened, manifest)) !== manifest.data_sha256)
    changes.push({ what: 'data', name: SEAL_MANIFEST })
  const findings = await compareFindings(opened, manifest, progress)
  if (findings.outcome === 'differ') changes.push({ what: 'findings', name: FINDINGS_FILE })
  const { files, ...about } = manifest
  return {
    verdict: changes.length === 0 ? 'unchanged' : 'changed',
    seal: own,
    compared: seal !== null,
    manifest: { ...about, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
    changes,
    findings,
  }
}

/** The hash over the data as the manifest lists it: park.json and the layers that it names. '' where park.json is of no use. */
async function dataHashOf(opened: OpenedPackage, { files }: SealManifest): Promise<string> {
  try {
    const { layers } = readManifest(
      await parseJson({ name: MANIFEST, bytes: await opened.read(PARK_FOLDER + MANIFEST) }),
    )
    const data = new Set([MANIFEST, ...layers.map(({ file }) => file.replace(/^\.\//, ''))])
    return hashOfList(
      files
        .map(({ name, sha256 }) => ({
          name: name.startsWith(PARK_FOLDER) ? name.slice(PARK_FOLDER.length) : '',
          sha256,
        }))
        .filter(({ name }) => data.has(name)),
    )
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return ''
  }
}
