import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const NAME = 'service-worker.js'

export interface KeptFile {
  /** Relative to the site. */
  readonly url: string
  /** null: the content is in the name. */
  readonly revision: string | null
}

/** Files of a built site that are kept from the first visit on, and fonts, which are kept when they are first used. */
export function filesToKeep(site: string): { files: KeptFile[]; fonts: string[] } {
  const paths = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== NAME && !path.endsWith('.map'))
    .sort()
  const isFont = (path: string) => path.endsWith('.woff2')
  return {
    files: paths
      .filter((path) => !isFont(path))
      .map((path) => ({
        url: path,
        revision: path.startsWith('assets/')
          ? null
          : createHash('sha256')
              .update(readFileSync(join(site, path)))
              .digest('hex')
              .slice(0, 16),
      })),
    fonts: paths.filter(isFont),
  }
}

/**
 * Writes the service worker of a built site, a bundle of its own: `src/offline/service-worker.ts` with the list of what
 * it keeps. To be called again when a file of the site was changed after the build.
 */
export async function writeServiceWorker(site: string): Promise<void> {
  const { files, fonts } = filesToKeep(site)
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    define: { __PRECACHE__: JSON.stringify(files), __FONTS__: JSON.stringify(fonts) },
    build: {
      outDir: site,
      emptyOutDir: false,
      target: ['chrome114', 'firefox121', 'safari17.4'],
      rolldownOptions: {
        input: join(ROOT, 'src/offline/service-worker.ts'),
        output: { format: 'iife', entryFileNames: NAME },
      },
    },
  })
}

/** After everything else is written. */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    writeBundle: { order: 'post', sequential: true, handler: ({ dir }) => writeServiceWorker(dir!) },
  }
}
