/** Sealed packages of small parks, and what is read out of them. */
import { check } from '../../src/jobs/check.ts'
import { packFiles } from '../../src/jobs/pack-files.ts'
import { parkFiles } from '../../src/jobs/park-files.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark, type ReadPark } from '../../src/jobs/read-park.ts'
import { sealFiles } from '../../src/jobs/seal/seal-files.ts'
import { projectOf } from '../../src/project/project.ts'
import { area, memorySource, parkFolder, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'
import { whole } from './shelf.ts'

export const ON = '2024-06-01'

/** A park with one person inside, and a name that is a script. */
export async function smallPark(): Promise<ReadPark> {
  const boundary = area(
    'boundary',
    { version: 'v1', status: 'approved', approval_date: '2020-01-01' },
    box(0, 0, 100, 100),
  )
  const house = spot(
    'protection_target',
    { id: 'h1', name: '<script>alert(1)</script>', kind: 'residence', persons: 3 },
    50,
    50,
  )
  return readPark(memorySource(new Map(parkFolder(sceneOf([boundary, house])))), SILENT)
}

export async function sealed(read: ReadPark, on = ON): Promise<{ bytes: Uint8Array; seal: string }> {
  const answer = await check(read.park, { asOf: on, versionId: null }, SILENT)
  let seal = ''
  const sealing = { by: '王工', at: '2024-06-01T08:00:00.000Z', language: 'zh' as const }
  const files = sealFiles([...parkFiles(projectOf(read.park))], read, answer, sealing, SILENT, (made) => (seal = made))
  return { bytes: await whole(packFiles(files)), seal }
}
