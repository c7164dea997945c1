import type { Jobs, NearJobs } from '../worker/protocol.ts'

/** The questions about distances and reach as functions; over the worker they all go by one name. */
export function nearJobs(jobs: Jobs): NearJobs {
  const ask =
    <T>(job: keyof NearJobs) =>
    (...args: readonly unknown[]) =>
      jobs.near(job, args) as Promise<T>
  return {
    table: ask('table'),
    cells: ask('cells'),
    column: ask('column'),
    line: ask('line'),
    reach: ask('reach'),
    neighbours: ask('neighbours'),
    surroundings: ask('surroundings'),
    beyond: ask('beyond'),
  }
}
