/** Every finding of every case, explained in every language: all parts are there, complete, and with the same numbers. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { CheckAnswer } from '../../src/engine/check.ts'
import type { Finding } from '../../src/engine/model/finding.ts'
import { RULE_BOOK } from '../../src/engine/rules/book.ts'
import { RULES } from '../../src/engine/rules/index.ts'
import { surroundingsOf } from '../../src/engine/surroundings/surroundings.ts'
import type { CardGround, CardVoice } from '../../src/i18n/card-line.ts'
import { loadCardWords } from '../../src/i18n/card.ts'
import { CARD_PARTS, cardsText, factText, findingCard } from '../../src/i18n/finding-card.ts'
import { sentenceOf } from '../../src/i18n/finding-words.ts'
import { type Language, LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { loadQueueWords } from '../../src/i18n/queue.ts'
import { check } from '../../src/jobs/check.ts'
import { versionViews } from '../../src/jobs/park-view.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { dimensionsOf, hazardDimensions } from '../../src/ui/explain/dimensions.ts'
import { readScene, type SceneFile } from '../scene.ts'

const root = fileURLToPath(new URL('../cases', import.meta.url))
const read = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as unknown
const cases = RULES.flatMap(({ id }) => readdirSync(`${root}/${id}`).map((name) => `${id}/${name}`))

async function answerOf(name: string) {
  const { on, boundary } = read(`${name}/findings.json`) as { on: string; boundary?: string }
  const { park } = await readScene(read(`${name}/scene.geojson`) as SceneFile)
  return check(park, { asOf: on, versionId: boundary ?? null }, SILENT)
}
const answers = await Promise.all(cases.map(answerOf))

function groundOf({ scene }: CheckAnswer): CardGround {
  const { controlLines, park, asOf, checked, coverage, versions } = scene
  return {
    park,
    versions: versionViews(versions),
    asOf,
    checked: checked?.id ?? null,
    coverage,
    controlLines: controlLines.map(({ id }) => id),
  }
}

const matterOf = (answer: CheckAnswer, finding: Finding) => ({
  finding,
  ground: groundOf(answer),
  surroundings: surroundingsOf(answer.scene.park, finding, answer.scene.asOf, answer.scene.coverage.months),
  review: null,
  importedFrom: () => null,
})

const voiceOf = async (language: Language): Promise<CardVoice> => ({
  language,
  words: await loadWords(language),
  book: RULE_BOOK,
  card: await loadCardWords(language),
  queue: await loadQueueWords(language),
})

describe.each(LANGUAGES)('in %s', (language) => {
  test('every card has all six parts, and each says something', async () => {
    const voice = await voiceOf(language)
    for (const answer of answers)
      for (const finding of answer.findings) {
        const card = findingCard(matterOf(answer, finding), voice)
        expect(card.parts.map(({ part }) => part)).toEqual(CARD_PARTS)
        for (const { part, heading, lines } of card.parts) {
          expect(heading.length, part).toBeGreaterThan(1)
          expect(lines.length, `${finding.id} ${part}`).toBeGreaterThan(0)
          for (const line of lines) {
            const text = line.kind === 'text' ? line.text : factText(line)
            expect(text.trim(), `${finding.id} ${part}`).not.toBe('')
            expect(text, `${finding.id} ${part}`).not.toMatch(/—|undefined|null|NaN|\btrue\b|\bfalse\b|[{}[\]|]/)
            expect(text, `${finding.id} ${part}`).not.toMatch(/[，,；;：][。.]|[。；] *[；。]| {2}/)
          }
        }
        const clears = card.parts[4]!.lines[0]!
        expect(clears.kind === 'text' && clears.text, finding.id).toMatch(/[。.]$/)
      }
  })

  test('what would clear it names what this finding is about', async () => {
    const voice = await voiceOf(language)
    for (const answer of answers)
      for (const finding of answer.findings) {
        const { evidence } = finding
        const named = (key: string) => evidence[`${key}_${language}`] ?? evidence[key]
        const text = cardText(findingCard(matterOf(answer, finding), voice), 'clears')
        const names = ['name', 'title', 'part', 'hazard', 'owner', 'boundary']
          .map(named)
          .filter((name) => typeof name === 'string')
        expect(
          names.some((name) => text.includes(name)) || finding.verdict === 'separate',
          `${finding.id}: ${text}`,
        ).toBe(true)
        // People who must go are counted, or said to be uncounted.
        if (finding.rule === 'resident-inside-boundary') {
          const persons = evidence['persons']
          expect(text).toContain(
            typeof persons === 'number' && persons > 0
              ? String(persons)
              : persons === null
                ? voice.language === 'zh'
                  ? '人数待核实'
                  : 'to be verified'
                : '',
          )
        }
      }
  })

  test('a distance is the same in sentence, card and report', async () => {
    const voice = await voiceOf(language)
    let measured = 0
    for (const answer of answers)
      for (const finding of answer.findings) {
        if (finding.distanceMetres === null) continue
        const metres = voice.words.notation.metres(finding.distanceMetres)
        const card = findingCard(matterOf(answer, finding), voice)
        const [first] = card.parts[2]!.lines
        expect(first?.kind === 'fact' && first.value, finding.id).toBe(metres)
        const sentence = sentenceOf(finding, voice)
        const quoted = [...sentence.matchAll(/(?<![\d.])\d+\.\d m/g)].map(([text]) => text)
        if (quoted.length > 0 && !/^(straddling|on-line)$/.test(finding.verdict)) {
          expect(quoted, sentence).toContain(metres)
          measured++
        }
      }
    expect(measured).toBeGreaterThan(20)
  })

  test('the copy holds every line of every part, the sample mark, the day and the version', async () => {
    const voice = await voiceOf(language)
    for (const answer of answers) {
      const [finding] = answer.findings
      if (!finding) continue
      const ground = { ...groundOf(answer), park: { ...answer.scene.park, sample: true } }
      const cards = answer.findings.map((one) => findingCard({ ...matterOf(answer, one), ground }, voice))
      const text = cardsText({ ref: finding.objects[0]!, name: 'X' }, cards, ground, voice)
      expect(text).toContain(voice.words.sample)
      expect(text).toContain(answer.scene.asOf)
      for (const { parts } of cards)
        for (const { lines } of parts)
          for (const line of lines) expect(text).toContain(line.kind === 'text' ? line.text : factText(line))
    }
  })
})

const cardText = (card: ReturnType<typeof findingCard>, part: (typeof CARD_PARTS)[number]) =>
  card.parts
    .find((one) => one.part === part)!
    .lines.map((line) => (line.kind === 'text' ? line.text : factText(line)))
    .join('\n')

test('every distance on a card is drawn on the map, with the same number', async () => {
  const voice = await voiceOf('zh')
  const { notation } = voice.words
  let drawn = 0
  for (const answer of answers)
    for (const finding of answer.findings) {
      const matter = matterOf(answer, finding)
      const { lines } = findingCard(matter, voice).parts[2]!
      // What lies on a line, or in an area, is 0 m from it: there is nothing to draw.
      const written = lines.flatMap((line) => (line.kind === 'fact' ? [line.value] : []))
      const onCard = written.filter((value) => value.endsWith(' m') && value !== notation.metres(0))
      const dimensions = [
        ...dimensionsOf([finding], finding.id, notation),
        ...hazardDimensions(finding, matter.surroundings.hazards, notation),
      ]
      const onMap = dimensions.map(({ label }) => label).filter((label) => label !== notation.metres(0))
      expect(onMap.sort(), finding.id).toEqual(onCard.sort())
      if (finding.distanceMetres) expect(dimensions[0], finding.id).toMatchObject({ main: true })
      drawn += onMap.length
    }
  expect(drawn).toBeGreaterThan(50)
})

test('what has come since the basis is said with its day, and what held before only before it', async () => {
  const voice = await voiceOf('zh')
  const answer = answers.find(({ findings }) => findings.some(({ rule }) => rule === 'stale-material'))!
  const finding = answer.findings.find(({ rule }) => rule === 'stale-material')!
  const on = (asOf: string) => {
    const matter = matterOf(answer, finding)
    return cardText(findingCard({ ...matter, ground: { ...matter.ground, asOf } }, voice), 'basis')
  }
  expect(on('2026-05-01')).toContain('自 2026-05-01 起以危险化学品安全法第十九条为准')
  expect(on('2026-04-30')).toContain('2026-05-01 起施行的危险化学品安全法第十九条')
  expect(on('2026-04-30')).not.toContain('78号')
  expect(on('2023-11-28')).toContain('应急〔2019〕78号')
  expect(on('2023-11-28')).toContain('截至 2023-11-28 尚未施行')
})
