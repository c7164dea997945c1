/** A park that is made on the page from nothing but files, as land office, village and companies hand them over. */
import type { Page } from '@playwright/test'
import { expect, ON } from './fixtures.ts'

export type Language = 'zh' | 'en'

export interface DroppedFile {
  readonly name: string
  readonly text: string
  /** What the file does not say and the user fills in, by column. */
  readonly constants?: Readonly<Record<string, string>>
}

/** Corner of the park in zone 37, metres. */
export const EAST = 37_497_000
export const NORTH = 3_940_000

const WORDS = {
  zh: {
    menu: '新建园区…',
    name: '园区名称',
    place: '位置（经纬度或平面坐标）',
    create: '新建',
    columns: '显示全部列',
  },
  en: {
    menu: 'New park…',
    name: 'Name of the park',
    place: 'Place (degrees or plane coordinates)',
    create: 'Create',
    columns: 'Show all columns',
  },
} as const

/** A corner file (界址点 TXT) of a rectangle that begins at the corner of the park; X is the northing. */
export function cornerFile(width: number, height = 1000): string {
  const corners = [[height, 0], [height, width], [0, width], [0, 0], [height, 0]] // prettier-ignore
  return [
    '[属性描述]',
    '坐标系=2000国家大地坐标系',
    '几度分带=3',
    '带号=37',
    '精度=0.001',
    '[地块坐标]',
    `4,${((width * height) / 10_000).toFixed(4)},1,示例园区,面,,工业用地,,@`,
    ...corners.map(
      ([north, east], i) => `J${(i % 4) + 1},1,${(NORTH + north!).toFixed(3)},${(EAST + east!).toFixed(3)}`,
    ),
  ].join('\r\n')
}

/** An approved version of the boundary from a corner file. */
export const boundaryFile = (name: string, width: number, approved: string): DroppedFile => ({
  name,
  text: cornerFile(width),
  constants: { status: 'approved', approval_date: approved },
})

/** A table of houses: id, householder, persons and metres from the corner of the park. */
export const housesFile = (rows: readonly (readonly [string, string, number, number, number])[]): DroppedFile => ({
  name: '住户登记表.csv',
  text: [
    '住户编号,户主,人数,类型,X坐标,Y坐标',
    ...rows.map(
      ([id, name, persons, east, north]) => `${id},${name},${persons},居民点,${NORTH + north},${EAST + east}`,
    ),
  ].join('\n'),
})

async function fill(page: Page, language: Language, constants: Readonly<Record<string, string>>): Promise<void> {
  for (const [i, [column, value]] of Object.entries(constants).entries()) {
    const field = page.locator(`[id^=constant-][id$=-${column}]`)
    if (i === 1) await page.getByText(WORDS[language].columns).click()
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
    else {
      await field.fill(value)
      await field.press('Tab')
    }
  }
}

/** Makes a park on the open page, that has nothing but a name and a place. */
export async function newPark(
  page: Page,
  name: string,
  language: Language = 'zh',
  at = '110.98, 35.60',
): Promise<void> {
  const words = WORDS[language]
  await page.locator('.park .trigger').click()
  await page
    .getByRole('menuitemradio', { name: words.menu })
    .or(page.getByRole('menuitem', { name: words.menu }))
    .click()
  await page.getByLabel(words.name).fill(name)
  await page.getByLabel(words.place).fill(at)
  await page.getByRole('button', { name: words.create, exact: true }).click()
  await expect(page.locator('header.bar')).toContainText(name)
}

/** Opens the page as of a day (null: today), makes a park and adopts the files one after the other. */
export async function importPark(
  page: Page,
  language: Language,
  mode: 'plan' | 'safety' | 'review',
  name: string,
  files: readonly DroppedFile[],
  on: string | null = ON,
): Promise<void> {
  await page.goto(`./?park=hangjin&lang=${language}&mode=${mode}${on === null ? '' : `&on=${on}`}`)
  await expect(page.locator('[data-drawn=true]')).toBeVisible()
  await newPark(page, name, language)
  const dialog = page.locator('dialog')
  for (const { name: file, text, constants } of files) {
    await page
      .locator('input[type=file]:not([webkitdirectory])')
      .first()
      .setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await expect(dialog.locator('footer .primary')).toBeEnabled()
    if (constants) await fill(page, language, constants)
    await dialog.locator('footer .primary').click()
    await expect(dialog).toBeHidden()
  }
}
