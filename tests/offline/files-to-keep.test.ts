import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesToKeep } from '../../.config/offline.ts'

test('everything is kept but fonts, maps of sources and the service worker itself', () => {
  const site = mkdtempSync(join(tmpdir(), 'sizhi-site-'))
  for (const [path, text] of Object.entries({
    'index.html': 'page',
    'service-worker.js': 'older',
    'assets/index-abc.js': 'code',
    'assets/index-abc.js.map': '{}',
    'assets/noto-1-abc.woff2': 'font',
    'data/parks/a/houses.fgb': 'rows',
  })) {
    mkdirSync(join(site, path, '..'), { recursive: true })
    writeFileSync(join(site, path), text)
  }
  // First 16 digits of sha256: `printf page | sha256sum`, `printf rows | sha256sum`.
  expect(filesToKeep(site)).toEqual({
    files: [
      { url: 'assets/index-abc.js', revision: null },
      { url: 'data/parks/a/houses.fgb', revision: 'bc51e9e65d79e1c9' },
      { url: 'index.html', revision: '3660315a9af3df25' },
    ],
    fonts: ['assets/noto-1-abc.woff2'],
  })
  rmSync(site, { recursive: true })
})
