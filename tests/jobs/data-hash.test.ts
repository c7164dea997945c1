import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dataHash, hashOfList, isData } from '../../src/jobs/data-hash.ts'
import { parkFiles } from '../../src/jobs/park-files.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { projectOf } from '../../src/project/project.ts'
import { whole } from './shelf.ts'

const sampleSource = (folder: string) => ({
  read: (name: string) => Promise.resolve(new Uint8Array(readFileSync(`data/parks/${folder}/${name}`))),
})

test('the hash over a list is that of sha256sum over its lines', () => {
  const files = [
    { name: '四至.geojson', sha256: 'b'.repeat(64) },
    { name: 'park.json', sha256: 'a'.repeat(64) },
  ]
  // printf '%s  park.json\n%s  四至.geojson\n' aaa… bbb… | sha256sum
  const lines = `${'a'.repeat(64)}  park.json\n${'b'.repeat(64)}  四至.geojson\n`
  expect(hashOfList(files)).toBe(createHash('sha256').update(lines).digest('hex'))
})

test('a park that is packed and opened again has the hash that it had', async () => {
  for (const folder of ['hangjin', 'jishan']) {
    const { park } = await readPark(sampleSource(folder), SILENT)
    const files = new Map<string, Uint8Array>()
    for (const { name, pieces } of parkFiles(projectOf(park))) files.set(name, await whole(pieces))
    const again = await readPark({ read: (name) => Promise.resolve(files.get(name)!) }, SILENT)
    const hash = await dataHash(projectOf(park), SILENT)
    expect(await dataHash(projectOf(again.park), SILENT)).toBe(hash)
    const listed = [...files].map(([name, bytes]) => ({
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
    expect(hashOfList(listed.filter(({ name }) => isData(park, name)))).toBe(hash)
  }
})
