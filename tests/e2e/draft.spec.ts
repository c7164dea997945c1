import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, makeFolder, openPark, pickFolder, test } from './fixtures.ts'
import { unseenPark } from './unseen-park.ts'

/** Where the pointer is shown, from which the screen can be told: metres east and north of the map's own numbers. */
async function screenOf(page: Page): Promise<(east: number, north: number) => { x: number; y: number }> {
  const box = (await page.locator('.maplibregl-canvas').boundingBox())!
  const read = async (x: number, y: number) => {
    await page.mouse.move(x, y)
    await page.waitForTimeout(150)
    const text = (await page.getByRole('contentinfo').textContent())!
    const [, east, north] = /E ([\d ]+\.\d+)\s+N ([\d ]+\.\d+)/.exec(text)!
    return { x, y, east: Number(east!.replaceAll(' ', '')), north: Number(north!.replaceAll(' ', '')) }
  }
  const a = await read(box.x + box.width * 0.3, box.y + box.height * 0.75)
  const b = await read(box.x + box.width * 0.7, box.y + box.height * 0.5)
  return (east, north) => ({
    x: a.x + ((east - a.east) / (b.east - a.east)) * (b.x - a.x),
    y: a.y + ((north - a.north) / (b.north - a.north)) * (b.y - a.y),
  })
}

interface Corner {
  readonly name: string
  readonly east: number
  readonly north: number
}

/** The corners in the table, of a draft in hand. */
async function corners(page: Page): Promise<Corner[]> {
  return page.locator('tr.row').evaluateAll((rows) =>
    rows.map((row) => {
      const [east, north] = [...row.querySelectorAll('input')].map(({ value }) => Number(value))
      return { name: row.querySelectorAll('td')[1]!.textContent!.trim(), east: east!, north: north! }
    }),
  )
}

const chip = (page: Page) => page.locator('[data-draft-chip]')
const east = (page: Page, name: string) => page.getByLabel(`${name} E`, { exact: true })

async function beginDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '以此版本起草' }).click()
  await expect(page.getByRole('toolbar', { name: /编辑草案/ })).toBeVisible()
  await page.getByRole('tab', { name: /界址点/ }).click()
  await expect(page.locator('tr.row input').first()).toBeVisible()
}

async function peopleInside(page: Page): Promise<number> {
  const text = (await page
    .getByText(/园内人员/)
    .first()
    .locator('xpath=..')
    .textContent())!
  return Number(/园内人员\s*(\d+)/.exec(text)![1])
}

test('a draft of a sample: dragged, typed, nudged, undone, kept and exported', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1100 })
  await openPark(page, { park: 'jishan', mode: 'plan' })
  await beginDraft(page)
  const screen = await screenOf(page)
  const first = await corners(page)
  expect(first.length).toBeGreaterThan(10)
  const inside = await peopleInside(page)

  // The eastern corner in the middle of the side goes over the houses in the east.
  const [farthest] = [...first].sort((a, b) => b.east - a.east)
  const side = first.filter(({ east }) => east > farthest!.east - 60).sort((a, b) => a.north - b.north)
  const corner = side[Math.floor(side.length / 2)]!
  const from = screen(corner.east, corner.north)
  const to = screen(corner.east + 550, corner.north + 150)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.keyboard.down('Control')
  await page.mouse.move(from.x + 20, from.y, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 12 })
  await expect(chip(page)).toContainText(/Δ \+\d+\.\d+ ha/)
  await page.waitForTimeout(300)
  const said = (await chip(page).textContent())!
  const [, places, persons] = /划入 (\d+) 处 (\d+) 人/.exec(said)!
  expect(Number(places)).toBeGreaterThan(5)
  expect(said).toContain('划出 0 处')
  await page.mouse.up()
  await page.keyboard.up('Control')
  // After the drop the full check says the same.
  await expect.poll(() => peopleInside(page)).toBe(inside + Number(persons))
  await expect(page.getByText(/^复核：/)).toBeVisible()
  const moved = (await corners(page)).find(({ name }) => name === corner.name)!
  expect(Math.hypot(moved.east - corner.east - 550, moved.north - corner.north - 150)).toBeLessThan(15)

  // Back, and again.
  await page.locator('[data-draft-chip]').click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => peopleInside(page)).toBe(inside)
  await expect(east(page, corner.name)).toHaveValue(corner.east.toFixed(3))

  // Typed: the digits as they are.
  const typed = (corner.east + 12.345).toFixed(3)
  await east(page, corner.name).fill(typed)
  await expect(chip(page)).toContainText('Δ +')
  await east(page, corner.name).press('Enter')
  await expect(page.getByRole('button', { name: '撤销' }).first()).toBeEnabled()
  await expect(east(page, corner.name)).toHaveValue(typed)

  // Nudged: a click chooses. Arrows in quick succession are one change, on a slow machine perhaps two.
  const now = screen(Number(typed), corner.north)
  await page.mouse.click(now.x, now.y)
  await expect(chip(page)).toContainText(corner.name)
  for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await page.waitForTimeout(700)
  await expect(east(page, corner.name)).toHaveValue((Number(typed) + 4.1).toFixed(3))
  await expect(async () => {
    if ((await east(page, corner.name).inputValue()) !== typed) await page.keyboard.press('Control+z')
    await expect(east(page, corner.name)).toHaveValue(typed, { timeout: 3000 })
  }).toPass()

  // Over the opposite side: said while it is dragged, and it goes back.
  const west = Math.min(...first.map((each) => each.east))
  const beyond = screen(west - 250, corner.north)
  await page.mouse.move(now.x, now.y)
  await page.mouse.down()
  await page.mouse.move(now.x - 30, now.y, { steps: 4 })
  await page.mouse.move(beyond.x, beyond.y, { steps: 8 })
  await expect(chip(page)).toContainText('边线自相交')
  await page.mouse.up()
  await expect(east(page, corner.name)).toHaveValue(typed)

  // Exported, and read as it stands in the table.
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出界址点 TXT' }).first().click()
  const text = new TextDecoder('gbk').decode(await readFile(await (await waiting).path()))
  expect(text).toContain('示意数据')
  const lines = [...text.matchAll(/^(J\d+),\d+,([\d.]+),([\d.]+)\r$/gm)]
  const written = new Map(lines.map(([, name, north, east]) => [name, [Number(east), Number(north)]]))
  for (const { name, east, north } of await corners(page)) expect(written.get(name)).toEqual([east, north])

  // Kept: another visit finds the draft as it was left.
  await page.getByRole('button', { name: '存为草案' }).click()
  await expect(page.getByText(/^已保存/)).toBeVisible()
  await page.reload()
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  await page.getByRole('button', { name: '编辑草案' }).first().click()
  await expect(page.getByRole('toolbar', { name: /编辑草案/ })).toBeVisible()
  await page.getByRole('tab', { name: /界址点/ }).click()
  await expect(east(page, corner.name)).toHaveValue(typed)
})

test('a corner is added, drawn to another and taken out again; all of it can be discarded', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1100 })
  await openPark(page, { park: 'jishan', mode: 'plan' })
  await beginDraft(page)
  const screen = await screenOf(page)
  const before = await corners(page)
  const count = () => page.locator('table[aria-label="界址点"]').getAttribute('aria-rowcount')
  const rows = Number(await count())

  await page.locator('tr.row').nth(1).locator('td').first().click()
  await page.locator('[data-draft-chip]').click()
  await page.getByRole('button', { name: '加点' }).click()
  await expect.poll(count).toBe(String(rows + 1))
  await page.keyboard.press('Delete')
  await expect.poll(count).toBe(String(rows))

  // The corner of the version before, which has another place for it, gives its very digits.
  const target = before[2]!
  const at = screen(target.east, target.north)
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 60, at.y + 20, { steps: 5 })
  await page.mouse.move(at.x + 3, at.y + 2, { steps: 5 })
  await expect(chip(page)).toContainText('捕捉')
  await page.mouse.move(at.x + 60, at.y + 20, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(east(page, target.name)).toHaveValue(target.east.toFixed(3))

  await page.getByRole('button', { name: '放弃本次修改' }).click()
  await expect(page.getByRole('toolbar', { name: /编辑草案/ })).toBeHidden()
  await page.getByRole('button', { name: '编辑草案' }).first().click()
  await expect(page.locator('tr.row input').first()).toBeVisible()
  expect(await corners(page)).toEqual(before)
})

test('a draft of a park that was opened from files', async ({ page }) => {
  await openPark(page)
  await pickFolder(page, await makeFolder(unseenPark))
  await expect(page.getByRole('button', { name: '以此版本起草' })).toBeVisible()
  await beginDraft(page)
  const [corner] = await corners(page)
  const typed = (corner!.east + 1.25).toFixed(3)
  await east(page, corner!.name).fill(typed)
  await east(page, corner!.name).press('Enter')
  await expect(page.getByRole('button', { name: '放弃本次修改' })).toBeEnabled()
  await expect(east(page, corner!.name)).toHaveValue(typed)
  // Neither what is no number nor what lies in another zone is kept, nor the beginning of it that would have been one.
  for (const [text, why] of [
    [`${(corner!.east + 2).toFixed(3)}x`, '请填写数字'],
    [String(corner!.east + 1_000_000), '超过 100 km（自定上限），请核对带号'],
  ] as const) {
    await east(page, corner!.name).fill((corner!.east + 2).toFixed(3))
    await expect(chip(page)).toContainText(/Δ [+−]0/)
    await east(page, corner!.name).fill(text)
    await expect(page.getByRole('alert')).toContainText(why)
    await east(page, corner!.name).press('Enter')
    await expect(east(page, corner!.name)).toHaveValue(typed)
  }
  await east(page, corner!.name).fill(typed)
  await east(page, corner!.name).press('Enter')
  // What was approved is as it was.
  await page.getByRole('button', { name: '存为草案' }).click()
  await page.getByRole('button', { name: /^边界版本/ }).click()
  await page.getByRole('menuitemradio').first().click()
  await page.getByRole('tab', { name: /界址点/ }).click()
  await expect(page.locator('tr.row input')).toHaveCount(0)
  await expect(page.locator('tr.row').first()).toContainText(corner!.east.toFixed(3))
})

test('on a phone the card of the change gives way to the draft, and to the corners', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openPark(page, { mode: 'plan' })
  const details = page.getByRole('button', { name: '详情' })
  const sheet = page.getByRole('complementary')
  await details.click()
  await sheet.getByRole('button', { name: '界址点', exact: true }).click()
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('tab', { name: /界址点/ })).toHaveAttribute('aria-selected', 'true')
  await details.click()
  await sheet.getByRole('button', { name: '以此版本起草' }).click()
  await expect(page.getByRole('toolbar', { name: /编辑草案/ })).toBeVisible()
  await expect(sheet).toBeHidden()
})
