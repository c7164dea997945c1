/** What a keystroke of the search costs beside 10,000 hazards and 100,000 places. Prints figures and asserts nothing. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
await build({
  configFile: false,
  root: ROOT,
  publicDir: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: `${ROOT}dist/bench-search`,
    target: 'node20',
    rolldownOptions: { input: 'tests/bench/search-child.ts', output: { entryFileNames: 'search.mjs' } },
  },
})
spawnSync(process.execPath, [`${ROOT}dist/bench-search/search.mjs`], { stdio: 'inherit' })
