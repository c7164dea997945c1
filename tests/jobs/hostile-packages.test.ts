/** Packages that were changed, and packages made to do harm; hostile/make.py made them with Python's zipfile and hashlib. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { verifyPackage } from '../../src/jobs/seal/verify-package.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from '../formats/fuzz.ts'
import { sealed, smallPark } from './seal-cases.ts'

const folder = new URL('hostile/', import.meta.url)
const file = (name: string) => ({
  name: `${name}.zip`,
  bytes: new Uint8Array(readFileSync(new URL(`${name}.zip`, folder))),
})
const verify = (name: string) => verifyPackage(file(name), null, SILENT)

// Where another wording of a rule makes these fail: UPDATE=1 for this test, then `python3 make.py` in the folder.
if (process.env['UPDATE']) writeFileSync(new URL('sealed.zip', folder), (await sealed(await smallPark())).bytes)

const UNCHANGED = ['sealed', 'as-python-packs-it', 'findings-of-other-rules', 'bomb-nested-listed']

/** What is named of packages that can be read and are not what their manifest says. */
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  'data-changed': ['changed park/protection_target.geojson', 'findings findings.json'],
  'file-missing': ['missing park/protection_target.geojson', 'findings findings.json'],
  'file-added': ['added park/evidence/letter.pdf'],
  'script-added': ['added park/<img src=x onerror=alert(1)>.txt'],
  'bomb-nested': ['added park/evidence/inner.zip'],
  'findings-forged': ['findings findings.json'],
  'finding-softened': ['findings findings.json'],
  'findings-not-json': ['findings findings.json'],
  'data-forged': ['findings findings.json'],
  'data-hash-forged': ['data manifest.json'],
}

const REFUSED: Readonly<Record<string, string>> = {
  'manifest-extra-key': 'package-manifest',
  'manifest-prototype': 'package-manifest',
  'manifest-key-twice': 'package-manifest',
  'manifest-not-json': 'package-manifest',
  'manifest-list': 'package-manifest',
  'manifest-bad-hash': 'package-manifest',
  'manifest-negative-size': 'package-manifest',
  'manifest-file-twice': 'package-manifest',
  'manifest-lists-itself': 'package-manifest',
  'manifest-100-megabytes': 'package-entry',
  'manifest-deep': 'package-manifest',
  'manifest-newer': 'package-newer',
  'manifest-missing': 'package-no-manifest',
  'name-steps-up': 'package-name',
  'name-absolute': 'package-name',
  'name-drive': 'package-name',
  'name-backslash': 'package-name',
  'name-control': 'package-name',
  'name-turned': 'package-name',
  'name-twice': 'zip-same-name',
  'name-in-capitals': 'zip-same-name',
  'local-name-differs': 'package-entry',
  'local-size-differs': 'package-entry',
  'local-method-differs': 'package-entry',
  'checksum-wrong': 'package-entry',
  encrypted: 'package-entry',
  'method-unknown': 'package-entry',
  link: 'package-entry',
  'bomb-ratio': 'package-entry',
  'bomb-says-less': 'package-entry',
  'too-many-entries': 'zip-too-many',
  'cut-off': 'zip-broken',
  'cut-in-the-middle': 'zip-broken',
}

test('every package of the folder has its test', () => {
  const stored = readdirSync(folder).flatMap((name) => (name.endsWith('.zip') ? [name.slice(0, -4)] : []))
  expect(stored.sort()).toEqual([...UNCHANGED, ...Object.keys(CHANGED), ...Object.keys(REFUSED)].sort())
})

test.each(UNCHANGED)('%s: unchanged', async (name) => {
  expect(await verify(name)).toMatchObject({ verdict: 'unchanged', changes: [] })
})

test('findings of other revisions of the rules are a notice', async () => {
  expect((await verify('findings-of-other-rules')).findings).toMatchObject({
    outcome: 'other-rules',
    withheld: { count: 1, ids: ['resident-inside-boundary:protection_target/h1'] },
  })
})

test.each(Object.entries(CHANGED))('%s: changed', async (name, changes) => {
  const view = await verify(name)
  expect(view.verdict).toBe('changed')
  expect(view.changes.map(({ what, name: of }) => `${what} ${of}`)).toEqual(changes)
})

test.each(Object.entries(REFUSED))('%s: refused, in a sentence of each language', async (name, code) => {
  const refusal = await verify(name).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(InputError)
  expect((refusal as InputError).code).toBe(code)
  for (const language of LANGUAGES) expect((await loadWords(language)).notes[code]).toBeTruthy()
})

test('a name that steers a screen is told by its codes', async () => {
  await expect(verify('name-control')).rejects.toMatchObject({ params: { name: 'park/\\u001b]0;hello\\u0007.txt' } })
  await expect(verify('name-turned')).rejects.toMatchObject({ params: { name: 'park/\\u202etxt.exe' } })
})

test(
  'damaged anywhere, a package is changed or refused, and never unchanged with other content',
  async () => {
    const count = await fuzzReader(
      [file('sealed')],
      async ([main]) => {
        const view = await verifyPackage(main!, null, SILENT)
        const note = { level: 'note' as const, code: 'zip-empty', params: {}, where: {} }
        return { layers: [], refused: [{ layer: view.verdict, note }] }
      },
      815,
    )
    expect(count.refused).toBeGreaterThan(0)
  },
  FUZZ_TIMEOUT_MS,
)
