import { cpSync } from 'node:fs'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'
import { basemapHosts, siteConfig } from './.config/basemaps.ts'
import { dataHosts } from './.config/data-hosts.ts'
import { contentSecurityPolicy, withPolicy } from './.config/content-security-policy.ts'
import { offline } from './.config/offline.ts'
import { withoutDescriptions } from './.config/without-descriptions.ts'

const basemaps = siteConfig()
const hosts = dataHosts()

/** The sample parks are served as they lie in data/. */
function sampleParks(): Plugin {
  return {
    name: 'sample-parks',
    apply: 'build',
    writeBundle: ({ dir }) => cpSync('data/parks', `${dir}/data/parks`, { recursive: true }),
  }
}

/** What an entry needs at once stays in one file, which compresses better than many. */
const firstInOnePiece = { codeSplitting: { groups: [{ name: 'first', tags: ['$initial' as const] }] } }

export default defineConfig({
  base: './',
  define: {
    'import.meta.env.SIZHI_BASEMAPS': JSON.stringify(basemaps),
    'import.meta.env.SIZHI_DATA_HOSTS': JSON.stringify(hosts),
  },
  plugins: [
    svelte({ configFile: false }),
    withoutDescriptions(),
    withPolicy(contentSecurityPolicy(basemapHosts(basemaps), hosts)),
    sampleParks(),
    offline(),
  ],
  worker: { format: 'es', plugins: () => [withoutDescriptions()], rolldownOptions: { output: firstInOnePiece } },
  build: {
    outDir: 'dist/site',
    target: ['chrome114', 'firefox121', 'safari17.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: firstInOnePiece },
    chunkSizeWarningLimit: 1200,
  },
})
