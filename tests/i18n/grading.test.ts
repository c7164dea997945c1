import { expect, test } from 'vitest'
import { GRADING_SETTINGS, SETTING_NAMES, SETTING_OPTIONS } from '../../src/engine/grading/settings.ts'
import { loadGradingWords } from '../../src/i18n/grading.ts'
import { LANGUAGES } from '../../src/i18n/index.ts'

test.each(LANGUAGES)(
  'every setting of the grading, each option and each basis has its words in %s',
  async (language) => {
    const words: Readonly<Record<string, string>> = await loadGradingWords(language)
    const needed = SETTING_NAMES.flatMap((name) => [
      name,
      ...SETTING_OPTIONS[name].map((option) => `${name}_${option}`),
      GRADING_SETTINGS[name].basis.certainty,
    ])
    for (const key of needed) expect(words[key], key).toBeTruthy()
    const others = ['title', 'intro', 'byDefault']
    expect(Object.keys(words).filter((key) => !needed.includes(key) && !others.includes(key))).toEqual([])
  },
)
