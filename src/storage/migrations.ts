import { InputError } from '../engine/model/trouble.ts'

/** From version n to n + 1 of what a project holds. Both get and give JSON; which files are named must not change. */
export interface Migration {
  head(content: unknown): unknown
  command(command: unknown): unknown
}

/** The first leads from version 1 to 2, and so on. */
export const MIGRATIONS: readonly Migration[] = []

export const versionAfter = (migrations: readonly Migration[]): number => 1 + migrations.length

/** Brings what was written as `version` up to date. Throws InputError `newer-project` when it comes from the future. */
export function migrated(
  part: keyof Migration,
  content: unknown,
  version: number,
  migrations: readonly Migration[],
  project: string,
): unknown {
  if (version > versionAfter(migrations)) throw new InputError('newer-project', { project })
  return migrations.slice(version - 1).reduce((value, migration) => migration[part](value), content)
}
