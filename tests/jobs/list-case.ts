import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CheckAnswer } from '../../src/engine/check.ts'
import type { Review } from '../../src/engine/review/review.ts'
import { check } from '../../src/jobs/check.ts'
import { exportList, type ListFormat } from '../../src/jobs/export-list.ts'
import { compareList } from '../../src/jobs/list-back/compare-list.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark, type ReadPark } from '../../src/jobs/read-park.ts'
import { writeReview } from '../../src/project/commands/review.ts'
import { type Project, projectOf } from '../../src/project/project.ts'
import type { WriteReview } from '../../src/project/commands/review.ts'
import { reviewCommand, type Saying } from '../../src/jobs/write-review.ts'

export const ON = '2026-11-22'

/** A sample park with its check, for tests of the list. */
export class ListCase {
  project: Project
  readonly read: ReadPark
  readonly answer: CheckAnswer

  private constructor(read: ReadPark, answer: CheckAnswer) {
    this.read = read
    this.project = projectOf(read.park)
    this.answer = answer
  }

  static async of(id: string): Promise<ListCase> {
    const folder = fileURLToPath(new URL(`../../data/parks/${id}/`, import.meta.url))
    const source = { read: (name: string) => Promise.resolve(new Uint8Array(readFileSync(folder + name))) }
    const read = await readPark(source, SILENT)
    return new ListCase(read, await check(read.park, { asOf: ON, versionId: null }, SILENT))
  }

  get reviews(): ReadonlyMap<string, Review> {
    return this.project.reviews
  }

  write(finding: string, said: Saying, at = '2026-11-20T08:00:00Z'): void {
    this.apply(reviewCommand(this.project, this.answer, [finding], '审查员', at, said, []))
  }

  apply(command: WriteReview): void {
    this.project = writeReview.apply(this.project, command, new Map())
  }

  async bytes(format: ListFormat, language: 'zh' | 'en' = 'zh'): Promise<Uint8Array> {
    const { content } = await exportList(this.read.park, this.reviews, this.answer, format, language, SILENT)
    return new Uint8Array(await content.arrayBuffer())
  }

  compare(name: string, bytes: Uint8Array) {
    return compareList({ name, bytes }, this.reviews, this.answer, SILENT)
  }
}

export const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
