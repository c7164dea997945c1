import { describe, expect, test } from 'vitest'
import {
  DEFAULT_GRADING,
  gradingSettings,
  SETTING_NAMES,
  SETTING_OPTIONS,
  settingField,
} from '../../src/engine/grading/settings.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { loadWords } from '../../src/i18n/index.ts'
import { apply, step } from '../../src/project/commands/index.ts'
import type { SetGrading } from '../../src/project/commands/grading.ts'
import { emptyPark } from '../../src/project/empty-park.ts'
import { historyOf, type Project } from '../../src/project/project.ts'
import { readManifest } from '../../src/project/read-manifest.ts'
import { manifestOf } from '../../src/project/write-manifest.ts'

const project: Project = { park: emptyPark('园区', 37, [111, 36]), receipts: new Map(), reviews: new Map() }
const set = (settings: SetGrading['settings']): SetGrading => ({ do: 'set-grading', settings })
const after = (from: Project, command: SetGrading) =>
  apply(from, JSON.parse(JSON.stringify(command)) as SetGrading, new Map())

describe('set-grading', () => {
  test('keeps what it does not name, and null takes the default again', () => {
    const first = after(project, set({ coalGas: 'as-carbon-monoxide' }))
    expect(first.park.grading).toEqual({ coalGas: 'as-carbon-monoxide' })
    const second = after(first, set({ neighbourDormitories: 'leave-out' }))
    expect(gradingSettings(second.park.grading)).toEqual({
      ...DEFAULT_GRADING,
      coalGas: 'as-carbon-monoxide',
      neighbourDormitories: 'leave-out',
    })
    expect(after(second, set({ coalGas: null })).park.grading).toEqual({ neighbourDormitories: 'leave-out' })
  })

  test('is taken back', () => {
    const history = step(historyOf(project), set({ severalBetas: 'ask' }), new Map())
    expect(history.present.park.grading).toEqual({ severalBetas: 'ask' })
    expect(step(history, { do: 'undo' }, new Map()).present).toBe(project)
  })

  test.each([
    ['a setting that nobody knows', { colour: 'red' }],
    ['an option that nobody knows', { severalBetas: 'smallest' }],
    ['a name that every object has', { constructor: 'ask' }],
  ])('%s is refused with a sentence', async (_, settings) => {
    const wrong = set(settings as unknown as SetGrading['settings'])
    expect(() => after(project, wrong)).toThrow(InputError)
    expect((await loadWords('zh')).notes['unknown-setting']).toBeTruthy()
  })
})

test('park.json holds what was chosen, under names of its own, and nothing else', () => {
  expect(manifestOf(project.park, new Map())).not.toHaveProperty('grading')
  for (const name of SETTING_NAMES)
    for (const option of SETTING_OPTIONS[name]) {
      const grading = { [name]: option }
      const manifest = JSON.parse(JSON.stringify(manifestOf({ ...project.park, grading }, new Map()))) as {
        grading: object
      }
      expect(manifest.grading).toEqual({ [settingField(name)]: option })
      expect(readManifest(manifest).park.grading).toEqual(grading)
    }
})

test('an option in park.json that is none is refused by its field', () => {
  const manifest = { ...manifestOf(project.park, new Map()), grading: { several_betas: 'smallest' } }
  expect(() => readManifest(manifest)).toThrow(/grading\.several_betas/)
})
