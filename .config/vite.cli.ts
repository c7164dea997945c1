import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The command line as one file; it starts faster than a tree of modules. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'sizhi.js', codeSplitting: false } },
  },
})
