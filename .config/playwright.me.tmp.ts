import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS, browserPath } from '../tests/e2e/browser.mjs'

const PORT = 4186
const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  testDir: `${root}/tests/e2e`,
  testMatch: '*.spec.ts',
  outputDir: `${root}/test-results`,
  workers: 2,
  fullyParallel: true,
  timeout: 300_000,
  // On a busy machine; what passed only then is named at the end of the run.
  retries: 1,
  expect: { timeout: 60_000 },
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    launchOptions: { executablePath: await browserPath(), args: BROWSER_ARGUMENTS },
  },
  webServer: {
    command: `npx vite preview --host localhost --port ${PORT} --strictPort`,
    cwd: root,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
})
