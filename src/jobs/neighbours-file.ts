import { anchorOf } from '../engine/geometry/anchor.ts'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { frameOf, type Layer } from '../engine/model/park.ts'
import { cellAt, numberAt, shapeAt, textAt } from '../engine/model/table.ts'
import { windFrom } from '../engine/reach/wind.ts'
import { toMillimetre } from '../engine/rules/rule.ts'
import { loadHazardWords } from '../i18n/hazard.ts'
import { type Language, loadFirstWords } from '../i18n/index.ts'
import { fill } from '../i18n/template.ts'
import type { Words, HazardWords } from '../i18n/words.ts'
import { spreadsheetCsv } from '../report/spreadsheet-csv.ts'
import { isWithin, type OpenedReach } from './reach.ts'

/** Whom to call: such columns are not ours, but a list that was imported may have them. */
const CONTACT_COLUMNS = ['contact', 'phone', 'telephone', '联系人', '联系电话', '电话', '负责人', '手机']

/** The neighbours who must be told, as a file for a spreadsheet: people first, then other plants, each nearest first. */
export async function neighboursFile(opened: OpenedReach, metres: number, language: Language): Promise<string> {
  const [words, hazard] = await Promise.all([loadFirstWords(language), loadHazardWords(language)])
  const { park, origin } = opened
  const name = (layer: Layer, row: number) =>
    (language === 'en' && textAt(layer.table, 'name_en', row)) || textAt(layer.table, 'name', row)
  const say = (key: keyof HazardWords, values: Readonly<Record<string, string | null>> = {}) =>
    fill(hazard[key], (value) => values[value], words.notation)
  const from = name(origin.layer, origin.index) ?? origin.id
  const measured = origin.layer.kind === 'enterprise' ? 'listFromPlant' : 'listFromUnit'
  const rows = [...opened.people.places, ...opened.plants].filter((place) => isWithin(place, metres))
  const contacts = CONTACT_COLUMNS.filter((column) => rows.some(({ layer }) => layer.table.columns.has(column)))
  const middle = anchorOf(origin.shape)
  const heading = [
    ...[say('listNumber'), say('listKind'), say('listName'), 'ID', say('listPersons'), say('listHouseholds')],
    ...[say(measured, { name: from }), say('listDirection'), say('listSettlement'), say('listEnterprise')],
    ...contacts,
    ...[say('listRecord'), say('listSource'), say('listRemark')],
    ...(park.sample ? [words.sample] : []),
  ]
  const plantName = (id: string | null) => {
    for (const layer of park.layers) {
      const row = layer.kind === 'enterprise' && id !== null ? layer.table.ids.indexOf(id) : -1
      if (row >= 0) return name(layer, row) ?? id
    }
    return id
  }
  const body = rows.map((place, k) => {
    const { layer, row } = place
    const { table } = layer
    const text = (column: string) => textAt(table, column, row)
    const near = place.accuracyMetres !== null && Math.abs(place.metres - metres) <= place.accuracyMetres
    const unknown = layer.kind === 'protection_target' && place.persons === null
    return [
      k + 1,
      kindOf(layer, text('kind'), words),
      name(layer, row) ?? '',
      table.ids[row]!,
      unknown ? words.unknown : place.persons,
      numberAt(table, 'households', row),
      toMillimetre(place.metres),
      place.metres === 0 ? '' : say(`wind_${windFrom(middle, placeOf(layer, row))}`),
      text('settlement') ?? '',
      plantName(text('enterprise')) ?? '',
      ...contacts.map((column) => contactOf(layer, row, column)),
      [words.statuses[text('status') ?? ''], text('status_date')].filter(Boolean).join(' '),
      text('source') ?? '',
      [near ? say('listNear') : null, opened.own !== null && text('enterprise') === opened.own ? say('listOwn') : null]
        .filter(Boolean)
        .join(' '),
      ...(park.sample ? [words.sample] : []),
    ]
  })
  return spreadsheetCsv([heading, ...body])
}

const kindOf = (layer: Layer, kind: string | null, words: Words) =>
  layer.kind === 'enterprise' ? words.layers.enterprise : kind === null ? words.unknown : words.targets[kind]!

function placeOf(layer: Layer, row: number): LngLat {
  return anchorOf(shapeAt(layer.table, row, frameOf(layer))!)
}

function contactOf({ table }: Layer, row: number, column: string): string {
  const found = table.columns.get(column)
  const value = found ? cellAt(found, row) : null
  // A telephone number may have been read as a number.
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
