import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    // proj4's single projections import one another without file endings.
    server: { deps: { inline: ['proj4'] } },
    testTimeout: process.env['SIZHI_LONG'] ? 600_000 : 60000,
    hookTimeout: 120000,
  },
})
