import type { Park } from '../../engine/model/park.ts'
import { textAt } from '../../engine/model/table.ts'
import type { Review } from '../../engine/review/review.ts'
import type { Language } from '../../i18n/index.ts'

/** What the objects of reviews are called, by looking through each layer once; those without a name by their id. */
export function namesOfObjects(
  park: Park,
  reviews: readonly Review[],
  language: Language,
): (review: Pick<Review, 'objects'>) => string {
  const wanted = new Set(reviews.flatMap(({ objects }) => objects.map(({ layer, id }) => `${layer}/${id}`)))
  const names = new Map<string, string>()
  for (const { kind, table } of park.layers)
    for (const [row, id] of table.ids.entries()) {
      if (!wanted.has(`${kind}/${id}`)) continue
      const name = (language === 'en' && textAt(table, 'name_en', row)) || textAt(table, 'name', row)
      if (name) names.set(`${kind}/${id}`, name)
    }
  return ({ objects }) =>
    objects.map(({ layer, id }) => names.get(`${layer}/${id}`) ?? id).join(language === 'zh' ? '、' : ', ')
}
