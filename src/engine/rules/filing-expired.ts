import { daysBetween } from '../model/days-between.ts'
import { placeText } from '../model/park.ts'
import { finding, nameEvidence, placeAnchor, refOf, type Rule } from './rule.ts'
import { BODIES_RENAMED } from './other-law.ts'

/** A filing is valid up to and with the last day that it names; one that names none is not judged. */
export const filingExpired: Rule = {
  id: 'filing-expired',
  basis: {
    law: '危险化学品重大危险源监督管理暂行规定（安监总局令第40号）',
    article: '第十一条（重新评估）、第二十三条（备案）；有效期按备案载明',
    date: '2011-12-01',
    newer: [BODIES_RENAMED],
  },
  severity: 'warning',
  revision: 1,
  needs: ['hazard_source'],
  needsBoundary: false,
  defaults: {},
  wording: {
    zh: {
      title: '重大危险源备案过期',
      basis: '安监总局令第40号第十一条、第二十三条：重大危险源应当备案，安全评估满三年的应当重新评估、重新备案',
      sentences: {
        stale: '{name}备案有效期至 {until_date}，截至 {on_date} 已过期 {days} 天[（备案日期 {filed_date}）]。',
      },
      explain: '备案有效期的最后一天仍有效；未载明有效期的不作判断。',
      clears: '对{name}重新评估、重新备案，登记新的备案日期和有效期（原至 {until_date}）。',
    },
    en: {
      title: 'Filing of a major hazard has expired',
      basis:
        'Order 40 on major hazards, arts. 11 and 23: a major hazard is filed; an assessment that is three years old is made and filed again',
      sentences: {
        stale:
          '{name} is filed until {until_date}, {days|day|days} before {on_date}[; the filing dates from {filed_date}].',
      },
      explain: 'The last day named in the filing still counts; a filing without one is not judged.',
      clears: '{name} is assessed and filed again, and the new dates are recorded (filed until {until_date}).',
    },
  },
  *check(scene) {
    for (const { place } of scene.hazards) {
      const until = placeText(place, 'filed_until_date')
      if (until === null || until >= scene.asOf) continue
      yield finding(this, {
        severity: 'warning',
        objects: [refOf(place)],
        verdict: 'stale',
        distanceMetres: null,
        at: placeAnchor(place),
        evidence: {
          ...nameEvidence(place),
          until_date: until,
          on_date: scene.asOf,
          days: daysBetween(until, scene.asOf),
          filed_date: placeText(place, 'filed_date'),
        },
      })
    }
  },
}
