import { cpSync } from 'node:fs'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

/** Nothing from anywhere else, no inline script or style. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/** The sample parks are served as they lie in data/. */
function sampleParks(): Plugin {
  return {
    name: 'sample-parks',
    apply: 'build',
    writeBundle: ({ dir }) => cpSync('data/parks', `${dir}/data/parks`, { recursive: true }),
  }
}

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false }), contentSecurityPolicy(), sampleParks()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/site',
    target: ['chrome114', 'firefox121', 'safari17.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
})
