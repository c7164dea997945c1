/** The ledger as a person reads it in a terminal, behind the findings. */
import type { ControlAudit } from '../engine/ledger/control-audit.ts'
import type { SideText } from '../engine/ledger/four-sides.ts'
import type { Ledger, VersionChange } from '../engine/ledger/ledger.ts'
import type { LeftTarget } from '../engine/ledger/left-people.ts'
import type { MaterialsMatrix } from '../engine/ledger/materials-matrix.ts'
import { type Park, type Place, placeNumber, placeText } from '../engine/model/park.ts'
import type { Voice } from '../i18n/index.ts'
import { diffWords } from './diff-words.ts'
import { comparisonLines, listLines } from './diff-text.ts'
import { ledgerWords } from './ledger-words.ts'

export function ledgerText({ change, materials, control, sides }: Ledger, park: Park, voice: Voice): string {
  const lines = change ? changeLines(change, voice) : []
  return `${['', ...lines, ...materialLines(materials, park, voice), ...auditLines(control, sides, voice)].join('\n')}\n`
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
    ...listLines(
      ofDiff.changedTargets,
      [...counted].map(([key, count]) => `${key}  ${count}`),
      ofDiff,
    ),
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
  if (group === 'moved')
    said.push([placeText(place, 'status_date'), placeText(place, 'source')].filter(Boolean).join(' '))
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
      words.controlPart(name ?? String(i + 1), encloses, metres(least.metres), metres(greatest.metres)),
    ),
  ]
  const texts = sides
    .filter(({ text }) => text !== null)
    .map(({ part, partName, side, text, gap }) =>
      words.side(partName ?? String(part), ofDiff.sides[side], text!, gap && metres(gap.leastMetres)),
    )
  return [...listLines(words.audit, lines, ofDiff), ...listLines(words.fourSides, texts, ofDiff)]
}

const nameOf = (place: Place, { language }: Voice) => (language === 'en' && place.nameEn) || place.name || place.id
