import type { Voice } from '../../i18n/index.ts'
import { findingsSentence, groupedSeal, shownName } from '../../i18n/package-words.ts'
import type { SealWords } from '../../i18n/seal.ts'
import { fill } from '../../i18n/template.ts'
import type { Named } from './compare-findings.ts'
import type { PackageView } from './verify-package.ts'

type Say = (key: keyof SealWords, values?: Readonly<Record<string, string | number | null>>) => string

/** What a package is found to be, as `sizhi verify` says it. */
export function packageText(view: PackageView, words: SealWords, voice: Voice): string {
  const say: Say = (key, values = {}) => fill(words[key], (name) => values[name], voice.words.notation)
  const { manifest } = view
  const sample = manifest.park.sample ? [voice.words.sample] : []
  const about = say('about', { on: manifest.on, boundary: manifest.boundary ?? words.noBoundary })
  const sealed = say('sealedBy', { by: shownName(manifest.by), at: manifest.at, program: shownName(manifest.program) })
  const lines = [
    view.verdict === 'unchanged' ? words.unchanged : say('changedCount', { count: view.changes.length }),
    ...sample,
    ...view.changes.map(({ what, name }) => `  ${shownName(name)}: ${words[`change_${what}`]}`),
    '',
    `${words.park}: ${shownName(manifest.park.name)} (${manifest.park.id})`,
    `${words.question}: ${shownName(about)}`,
    `${words.sealed}: ${sealed}`,
    `${words.files}: ${say('filesCount', { files: manifest.files, bytes: manifest.bytes })}`,
    `${words.code}: ${groupedSeal(view.seal)}`,
    `  ${view.compared ? words[view.changes.some(({ what }) => what === 'seal') ? 'codeOther' : 'codeSame'] : words.codeNotCompared}`,
    `${words.findings}: ${findingsSentence(view.findings, words, voice)}`,
    ...(['invented', 'withheld', 'altered'] as const).flatMap((kind) =>
      namedLines(view.findings[kind], words[kind], say),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function namedLines({ count, ids }: Named, title: string, say: Say): string[] {
  const more = count > ids.length ? [`    … ${say('more', { count })}`] : []
  return [...ids.map((id) => `    ${title}: ${shownName(id)}`), ...more]
}
