import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { dataHash } from '../../src/jobs/data-hash.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { PROGRAM_VERSION } from '../../src/jobs/seal/program.ts'
import { manifestText, type SealManifest } from '../../src/jobs/seal/seal-manifest.ts'
import { verifyPackage } from '../../src/jobs/seal/verify-package.ts'
import { projectOf } from '../../src/project/project.ts'
import { sealed, smallPark } from './seal-cases.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const verify = (bytes: Uint8Array, seal: string | null = null) => verifyPackage({ name: 'a.zip', bytes }, seal, SILENT)

test('the program that a package names is the one of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(PROGRAM_VERSION).toBe(version)
})

test('every file is listed with what OpenSSL says of it, and the seal is the hash of the manifest', async () => {
  const read = await smallPark()
  const { bytes, seal } = await sealed(read)
  const files = unzipSync(bytes)
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as SealManifest
  expect(manifest.files).toEqual(
    Object.entries(files)
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, content]) => ({ name, bytes: content.length, sha256: sha256(content) })),
  )
  expect(seal).toBe(sha256(files['manifest.json']!))
  expect(manifestText(manifest)).toBe(new TextDecoder().decode(files['manifest.json']))
  expect(manifest.data_sha256).toBe(await dataHash(projectOf(read.park), SILENT))
  expect(manifest).toMatchObject({
    by: '王工',
    on: '2024-06-01',
    boundary: 'v1',
    language: 'zh',
    park: { sample: false },
  })
})

test('sealed twice: the same bytes', async () => {
  const read = await smallPark()
  expect((await sealed(read)).bytes).toEqual((await sealed(read)).bytes)
})

test('unchanged, with and without the code from paper; another code is said', async () => {
  const { bytes, seal } = await sealed(await smallPark())
  expect(await verify(bytes)).toMatchObject({
    verdict: 'unchanged',
    seal,
    compared: false,
    changes: [],
    findings: { outcome: 'same', count: 1 },
  })
  const groups = seal.toUpperCase().replace(/(.{4})/g, '$1 ')
  expect(await verify(bytes, groups)).toMatchObject({ verdict: 'unchanged', compared: true })
  const other = `0${seal.slice(1)}` === seal ? `1${seal.slice(1)}` : `0${seal.slice(1)}`
  expect(await verify(bytes, other)).toMatchObject({ verdict: 'changed', changes: [{ what: 'seal' }] })
})

test.each(['hangjin', 'jishan'])('%s is unchanged, and its findings are those that its data gives', async (folder) => {
  const source = {
    read: (name: string) => Promise.resolve(new Uint8Array(readFileSync(`data/parks/${folder}/${name}`))),
  }
  const read = await readPark(source, SILENT)
  const { bytes } = await sealed(read, '2026-11-22')
  const view = await verify(bytes)
  expect(view).toMatchObject({ verdict: 'unchanged', changes: [], findings: { outcome: 'same', trouble: null } })
  expect(view.findings.count).toBeGreaterThan(5)
  expect(view.manifest.park.sample).toBe(true)
})
