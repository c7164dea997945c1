/** The ledger as a person reads it in a terminal, behind the findings. */
import type { ControlAudit } from '../engine/ledger/control-audit.ts'
import type { DeclaredArea } from '../engine/ledger/declared-areas.ts'
import type { SideText } from '../engine/ledger/four-sides.ts'
import type { Ledger, VersionChange } from '../engine/ledger/ledger.ts'
import type { LeftTarget } from '../engine/ledger/left-people.ts'
import type { MaterialsMatrix } from '../engine/ledger/materials-matrix.ts'
import { type Park, type Place, placeNumber, placeText } from '../engine/model/park.ts'
import type { Voice } from '../i18n/index.ts'
import { diffWords } from './diff-words.ts'
import { comparisonLines, listLines } from './diff-text.ts'
import { ledgerWords } from './ledger-words.ts'

export function ledgerText({ change, materials, control, sides, declared }: Ledger, park: Park, voice: Voice): string {
  const lines = change ? changeLines(change, voice) : []
  const audit = [...auditLines(control, sides, voice), ...declaredLines(declared, voice)]
  return `${['', ...lines, ...materialLines(materials, park, voice), ...audit].join('\n')}\n`
}

function changeLines(change: VersionChange, voice: Voice): string[] {
  const words = ledgerWords[voice.language]
  const ofDiff = diffWords[voice.language]
  const { a, b, objects, leftPeople } = change
  const counted = new Map<string, number>()
  for (const { place, change: kind } of objects) {
    const key = `${voice.words.layers[place.layer.kind]}  ${ofDiff.changes[kind]}`
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  return [
    words.heading(a.id, b.id),
    ...comparisonLines(change, ofDiff),
    ...(objects.length > 0 ? ['', `${ofDiff.changedTargets}: ${objects.length}`] : []),
    ...[...counted].map(([key, count]) => `  ${key}  ${count}`),
    ...(leftPeople.length > 0 ? ['', words.leftHeading] : []),
    ...(['moved', 'living', 'unknown'] as const).flatMap((group) =>
      listLines(
        words.groups[group],
        leftPeople.filter((each) => each.group === group).map((each) => leftLine(each, voice)),
        ofDiff,
      ),
    ),
  ]
}

function leftLine({ target: { place }, group, measure, controlLine, hazard }: LeftTarget, voice: Voice): string {
  const words = ledgerWords[voice.language]
  const persons = placeNumber(place, 'persons')
  const said = [`${nameOf(place, voice)} (${place.id})`, words.persons(persons)]
  const [date, source] = [placeText(place, 'status_date'), placeText(place, 'source')]
  if (group === 'moved') said.push([date, source].filter(Boolean).join(' '))
  if (group === 'living' && date) said.push(words.livingRecord(date, source))
  if (measure) said.push(words.toBorder(voice.words.notation.metres(measure.distanceMetres)))
  if (controlLine) said.push(words.atLine[controlLine])
  if (hazard)
    said.push(words.toHazard(nameOf(hazard.hazard, voice), voice.words.notation.metres(hazard.distanceMetres)))
  return said.join('  ')
}

function materialLines(matrix: MaterialsMatrix, park: Park, voice: Voice): string[] {
  const words = ledgerWords[voice.language]
  const lines = matrix.rows.map(({ material: id, cells }) => {
    const material = park.materials.find((each) => each.id === id)!
    const title = (voice.language === 'en' && material.titleEn) || material.title
    const states = cells.map(({ state, days }, i) => `${matrix.versions[i]!} ${words.cells[state](days)}`)
    return `${title} (${material.date ?? '—'})  ${states.join(' · ')}`
  })
  return listLines(words.materials, lines, diffWords[voice.language])
}

function auditLines(control: ControlAudit | null, sides: readonly SideText[], voice: Voice): string[] {
  const words = ledgerWords[voice.language]
  const ofDiff = diffWords[voice.language]
  const { metres } = voice.words.notation
  const lines = [
    ...(control?.lines ?? []).map(({ id, date, cites, daysAfterApproval }) =>
      words.controlLine(id, date, cites, daysAfterApproval),
    ),
    ...(control?.parts ?? []).map(({ name, encloses, least, greatest }, i) =>
      words.controlPart(name ?? numberIn(control!.parts, i), encloses, metres(least.metres), metres(greatest.metres)),
    ),
  ]
  const texts = sides
    .filter(({ text }) => text !== null)
    .map(({ part, partName, side, text, gap }) => {
      const [least, greatest] = [gap && metres(gap.leastMetres), gap && metres(gap.greatestMetres)]
      const name = partName ?? (sides.some((other) => other.part !== part) ? String(part + 1) : null)
      return words.side(name, ofDiff.sides[side], text!, least, greatest)
    })
  return [...listLines(words.audit, lines, ofDiff), ...listLines(words.fourSides, texts, ofDiff)]
}

/** Parts without a name are counted from 1; a single one needs no number. */
const numberIn = (parts: readonly unknown[], index: number) => (parts.length > 1 ? String(index + 1) : null)

function declaredLines(declared: readonly DeclaredArea[], { language }: Voice): string[] {
  const words = ledgerWords[language]
  const lines = declared.map(({ version, number, part, declaredHectares, planeSquareMetres }) =>
    words.declaredPart(
      version,
      part ?? (number === null ? null : String(number)),
      declaredHectares === null ? null : String(declaredHectares),
      (planeSquareMetres / 10000).toFixed(4),
    ),
  )
  return listLines(words.declared, lines, diffWords[language])
}

const nameOf = (place: Place, { language }: Voice) => (language === 'en' && place.nameEn) || place.name || place.id
