/** The readers of every format as the program is built, in one file that a process of its own can load. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Gives the path of the built module. */
export async function builtReaders(folder) {
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/formats/index.ts',
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'formats.mjs' } },
    },
  })
  return join(folder, 'formats.mjs')
}
