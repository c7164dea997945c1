import { expect, makeFolder, openPark, pickFolder, test } from './fixtures.ts'
import { unseenPark } from './unseen-park.ts'

const changed = (changes: Record<string, string | null>) =>
  Object.fromEntries(Object.entries({ ...unseenPark, ...changes }).filter(([, text]) => text !== null)) as Record<
    string,
    string
  >
const inManifest = (from: string, to: string) => changed({ 'park.json': unseenPark['park.json']!.replace(from, to) })
const swap = (text: string) => text.replaceAll(/\[(\d{8}(?:\.\d+)?),(\d{7}(?:\.\d+)?)\]/g, '[$2,$1]')

const CASES: [name: string, files: Record<string, string>, says: RegExp[]][] = [
  ['a missing layer file', changed({ 'areas.geojson': null }), [/areas\.geojson：文件不存在/]],
  ['an unknown coordinate system', inManifest('EPSG:4526', 'EPSG:27700'), [/boundary\.geojson：坐标系 EPSG:27700/]],
  ['an old datum without parameters', inManifest('EPSG:4526', 'EPSG:2414'), [/边界 B1 的坐标系没有转换参数/]],
  ['an empty file', changed({ 'targets.geojson': '' }), [/targets\.geojson：文件是空的/]],
  [
    'a truncated file',
    changed({ 'targets.geojson': unseenPark['targets.geojson']!.slice(0, 240) }),
    [/JSON 在第 1 行中断/],
  ],
  [
    'swapped axes',
    changed({ 'targets.geojson': swap(unseenPark['targets.geojson']!) }),
    [/targets\.geojson 第 1–3 行：.*写反/],
  ],
  [
    'a large file of noise',
    changed({ 'targets.geojson': '\u0001\u2603x'.repeat(700_000) }),
    [/targets\.geojson：不是有效的 JSON/],
  ],
  [
    'a polygon that crosses itself',
    changed({
      'areas.geojson': JSON.stringify({
        type: 'Feature',
        properties: { id: 'P9' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [38500400, 3900300],
              [38500600, 3900500],
              [38500600, 3900300],
              [38500400, 3900500],
              [38500400, 3900300],
            ],
          ],
        },
      }),
    }),
    [/areas\.geojson 第 1 行：边线自相交/],
  ],
]

test('bad files: a sentence each, and the rest still works', async ({ page }) => {
  await openPark(page)
  for (const [name, files, sentences] of CASES)
    await test.step(name, async () => {
      await pickFolder(page, await makeFolder(files))
      await expect(page).toHaveTitle(/未见化工园区/)
      for (const sentence of sentences) await expect(page.getByRole('alert')).toContainText(sentence)
      await page.getByRole('tab', { name: /材料/ }).click()
      await expect(page.locator('tbody tr.row')).toHaveCount(1)
    })
})

test('a folder without park.json is data to be imported, and says what cannot be', async ({ page }) => {
  await openPark(page)
  await pickFolder(page, await makeFolder({ 'houses.geojson': '{}' }))
  await expect(page.locator('dialog')).toContainText('houses.geojson：是 JSON，但不是 GeoJSON')
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toBeHidden()
  await expect(page).toHaveTitle(/杭锦/)
})

test('a folder with a broken park.json leaves the open park as it is', async ({ page }) => {
  await openPark(page)
  for (const [files, sentence] of [
    [{ 'park.json': '{"format":1,' }, /park\.json：JSON 在第 1 行中断/],
    [{ 'park.json': '{"format":1,"id":"x","name":"","zone":38,"layers":[]}' }, /park\.json：name 应为/],
  ] as const) {
    await pickFolder(page, await makeFolder(files as Record<string, string>))
    await expect(page.getByRole('alert')).toContainText(sentence)
    await expect(page).toHaveTitle(/杭锦/)
    await page.getByRole('alert').getByRole('button').click()
  }
})
