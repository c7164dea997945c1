import type { ListDifference } from '../../jobs/list-back/list-difference.ts'

export const canBeTaken = ({ kind }: ListDifference): boolean => kind === 'changed' || kind === 'own'

/** What is ticked at first: not what somebody has changed here meanwhile, and not what would empty a cell. */
export const tickedAtFirst = (row: ListDifference): boolean =>
  canBeTaken(row) &&
  row.fields.every(({ before, after, here }) => here === undefined && !(before !== null && after === null))
