/**
 * A PostGIS of its own for the bench, in a temporary folder, when it is installed (Debian: postgresql-15-postgis-3).
 * Listens on a socket in that folder only, and is gone when the bench ends.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VERSIONS = '/usr/lib/postgresql'

export interface Postgis {
  readonly version: string
  /** Runs statements; returns the rows of the last as text, columns by `|`. */
  ask(sql: string): string[]
  /** Runs one statement; returns its rows and the milliseconds that the server took for it. */
  timed(sql: string): { rows: string[]; milliseconds: number }
  /** Writes a file that the server may read. */
  file(name: string, text: string): string
  stop(): void
}

/** Null where PostGIS is not installed. */
export function startPostgis(): Postgis | null {
  const bin = binaries()
  if (!bin) return null
  const folder = mkdtempSync(join(tmpdir(), 'sizhi-postgis-'))
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  // The server refuses to run as root.
  const root = process.getuid?.() === 0
  const run = (program: string, args: string[]) => {
    const path = join(bin, program)
    const [command, rest] = root ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args]
    return execFileSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 })
  }
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'bench', '--no-sync'])
  const settings = ['shared_buffers=512MB', 'work_mem=512MB', 'maintenance_work_mem=512MB', 'fsync=off', 'jit=off']
  const options = ['listen_addresses=', `unix_socket_directories=${folder}`, ...settings].map((one) => `-c ${one}`)
  // Its output must not hold the pipe of the program that starts it.
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options.join(' '), 'start'])
  const psql = (sql: string, ...more: string[]) => {
    const args = ['-h', folder, '-U', 'bench', '-d', 'postgres', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1']
    const { stdout, stderr, status } = spawnSync(join(bin, 'psql'), [...args, ...more], {
      input: sql,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    if (status !== 0) throw new Error(stderr)
    return stdout.split('\n').filter((line) => line !== '')
  }
  psql('create extension postgis')
  return {
    version: psql('select postgis_lib_version()')[0]!,
    ask: (sql) => psql(sql),
    timed(sql) {
      const lines = psql(`\\timing on\n${sql};`)
      const time = lines.pop()!
      return { rows: lines, milliseconds: Number(/^Time: ([\d.]+) ms/.exec(time)![1]) }
    },
    file(name, text) {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function binaries(): string | null {
  if (!existsSync(VERSIONS)) return null
  for (const version of readdirSync(VERSIONS).sort().reverse()) {
    const bin = join(VERSIONS, version, 'bin')
    const extension = join('/usr/share/postgresql', version, 'extension', 'postgis.control')
    if (existsSync(join(bin, 'initdb')) && existsSync(extension)) return bin
  }
  return null
}
