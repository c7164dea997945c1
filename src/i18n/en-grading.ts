import type { GradingWords } from './grading.ts'

/** The settings of the grading (GB 18218-2018): what each is about, and what it may be. */
export const grading: GradingWords = {
  severalQuantities: 'A substance with several categories: critical amount',
  severalQuantities_lowest: 'the lowest',
  severalQuantities_ask: 'none, ask for one category',
  severalBetas: 'A substance with several categories: β',
  severalBetas_largest: 'the largest',
  'severalBetas_of-quantity': 'that of the category of the critical amount',
  severalBetas_ask: 'none, ask for one category',
  unlistedSubstances: 'A substance whose name is not in Table 1',
  'unlistedSubstances_by-category': 'by its category (Table 2)',
  unlistedSubstances_refuse: 'not graded, ask for another name',
  coalGas: 'β of coal gas (Table 1, number 13)',
  'coalGas_by-category': 'by its category (Table 4)',
  'coalGas_as-carbon-monoxide': 'that of carbon monoxide (Table 3)',
  neighbourDormitories: 'People who live in a dormitory of a neighbouring plant',
  neighbourDormitories_count: 'are residents',
  'neighbourDormitories_leave-out': 'are left out',
  open: '{law}, {article}: not settled by the text',
  clause: '{law}, {article}: as the clause is commonly read, not compared word by word',
  title: 'Settings of the grading',
  intro:
    'Points that GB 18218-2018 leaves open and that assessors handle differently. They are kept with the park and can be undone.',
  byDefault: '{option} (default)',
}
