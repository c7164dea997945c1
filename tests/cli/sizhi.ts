/** The command line as its users run it: one built file in a process of its own. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { parkFolder, type SceneFile } from '../scene.ts'

export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

/** Builds before the tests of a file, in a folder that goes after them. */
export function sizhi() {
  const folder = mkdtempSync(join(tmpdir(), 'sizhi-cli-'))
  const program = join(folder, 'built', 'sizhi.js')
  beforeAll(async () => {
    const configFile = fileURLToPath(new URL('../../.config/vite.cli.ts', import.meta.url))
    await build({ configFile, logLevel: 'error', build: { outDir: join(folder, 'built') } })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  return {
    program,
    path: (name: string) => join(folder, name),
    run(args: readonly string[], env: Record<string, string> = {}): Run {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...env },
      })
      return { code: status, stdout, stderr }
    },
    write(name: string, content: string | Uint8Array): string {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    park(name: string, scene: SceneFile): string {
      mkdirSync(join(folder, name), { recursive: true })
      for (const [file, content] of parkFolder(scene)) writeFileSync(join(folder, name, file), content)
      return join(folder, name)
    },
  }
}
