/**
 * `npm run bench`: builds the cases of this folder as the program is built, and runs them. Without a name all of them;
 * `-- screening move` only these; `-- --json FILE` writes the figures to a file.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${ROOT}dist/bench`
const entries = ['main', 'fresh-child', 'crowd-worker', 'memory-child', 'scaling-child']

await build({
  configFile: false,
  root: ROOT,
  publicDir: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, `tests/bench/${name}.ts`])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
})
const { status } = spawnSync(process.execPath, ['--expose-gc', `${folder}/main.mjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
