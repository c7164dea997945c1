import { InputError, type Note } from '../../engine/model/trouble.ts'
import { check } from '../check.ts'
import { exportFindings } from '../export.ts'
import type { Progress } from '../progress.ts'
import { readPark } from '../read-park.ts'
import type { OpenedPackage } from './open-package.ts'
import { PROGRAM_VERSION } from './program.ts'
import { ruleRevisions } from './rule-revisions.ts'
import { FINDINGS_FILE, PARK_FOLDER, type SealManifest } from './seal-manifest.ts'

/** Findings that are named; of more only the count is said. */
const MOST_NAMED = 20

/** Whether the findings in a package are those that its data gives. */
export interface FindingsVerdict {
  /**
   * `other-rules`: they differ, and so do the revisions of the rules, or only the words of another Sizhi; `impossible`:
   * there are none, or the data cannot be checked.
   */
  readonly outcome: 'same' | 'differ' | 'other-rules' | 'impossible'
  readonly count: number
  /** Findings by id: in the file and not given by the data; given and not in the file; in both, but saying another thing. */
  readonly invented: Named
  readonly withheld: Named
  readonly altered: Named
  /** Why the data cannot be checked. */
  readonly trouble: Note | null
}

/** The first of some findings, and how many they are. */
export interface Named {
  readonly count: number
  readonly ids: readonly string[]
}

interface Records {
  readonly [key: string]: unknown
  readonly findings: readonly Readonly<Record<string, unknown>>[]
}

/** Checks the data of a package as its manifest says it was checked, and compares the findings one by one. */
export async function compareFindings(
  opened: OpenedPackage,
  manifest: SealManifest,
  progress: Progress,
): Promise<FindingsVerdict> {
  if (!opened.names.includes(FINDINGS_FILE)) return impossible(null)
  let fresh: Records
  try {
    const read = await readPark({ read: (name) => opened.read(PARK_FOLDER + name) }, progress)
    const answer = await check(read.park, { asOf: manifest.on, versionId: manifest.boundary }, progress)
    fresh = JSON.parse(await exportFindings(read, answer, 'json', manifest.language)) as Records
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return impossible(error.note)
  }
  const stated = recordsOf(await opened.read(FINDINGS_FILE))
  if (!stated) return { ...NOTHING, outcome: 'differ' }
  const [before, now] = [byId(stated), byId(fresh)]
  const invented = [...before.keys()].filter((id) => !now.has(id))
  const withheld = [...now.keys()].filter((id) => !before.has(id))
  const both = [...now.keys()].filter((id) => before.has(id))
  const altered = both.filter((id) => !isSame(before.get(id), now.get(id)))
  const isWordsOnly = altered.every((id) => isSame(facts(before.get(id)!), facts(now.get(id)!)))
  const heads = ['park', 'on', 'boundary', 'coverage'].every((key) => isSame(stated[key], fresh[key]))
  const twice = stated.findings.length !== before.size
  const counts = { count: before.size, invented: named(invented), withheld: named(withheld), altered: named(altered) }
  const differs = invented.length + withheld.length + altered.length > 0 || !heads || twice
  if (!differs) return { ...NOTHING, ...counts, outcome: 'same' }
  const isFact = invented.length + withheld.length > 0 || !isWordsOnly || !heads || twice
  const excused = isFact ? !isSame(manifest.rules, ruleRevisions()) : manifest.program !== PROGRAM_VERSION
  return { ...NOTHING, ...counts, outcome: excused ? 'other-rules' : 'differ' }
}

const NONE: Named = { count: 0, ids: [] }
const NOTHING = { count: 0, invented: NONE, withheld: NONE, altered: NONE, trouble: null }
const impossible = (trouble: Note | null): FindingsVerdict => ({ ...NOTHING, outcome: 'impossible', trouble })
const named = (ids: readonly string[]): Named => ({ count: ids.length, ids: ids.slice(0, MOST_NAMED) })

/** All but the words. */
const facts = ({ sentence: _sentence, basis: _basis, ...rest }: Readonly<Record<string, unknown>>) => rest

const byId = ({ findings }: Records) => new Map(findings.map((finding) => [String(finding['id']), finding]))

function recordsOf(bytes: Uint8Array): Records | null {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Records | null
    const isList =
      Array.isArray(value?.findings) &&
      value.findings.every((each: unknown) => typeof each === 'object' && each !== null)
    return isList ? value : null
  } catch {
    return null
  }
}

/** Equal as JSON, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [inA, inB] = [Object.keys(a), Object.keys(b)]
  return (
    inA.length === inB.length &&
    inA.every(
      (key) =>
        Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  )
}
