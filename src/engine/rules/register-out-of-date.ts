import { daysBetween } from '../model/days-between.ts'
import { monthsBefore } from '../model/months-before.ts'
import { placeText } from '../model/park.ts'
import { finding, nameEvidence, placeAnchor, refOf, type Rule } from './rule.ts'
import { BODIES_RENAMED } from './other-law.ts'

interface Options {
  /** A report older than this is due again. The plan says "by quarter"; that a quarter is three months is 自定. */
  readonly months: number
}

/** Hazards are reported every quarter: by the date of the row, else by that of its layer. */
export const registerOutOfDate: Rule<Options> = {
  id: 'register-out-of-date',
  basis: {
    law: '内政办发电〔2017〕7号',
    article: '按季度报送危险化学品重大危险源情况（间隔 3 个月、用于其他地区为自定）',
    date: '2017-01-20',
    newer: [BODIES_RENAMED],
  },
  severity: 'warning',
  revision: 1,
  needs: ['hazard_source'],
  needsBoundary: false,
  defaults: { months: 3 },
  wording: {
    zh: {
      title: '重大危险源登记超过一个季度未报送',
      basis: '按季度报送重大危险源情况（内政办发电〔2017〕7号）；间隔 3 个月及用于其他地区均为自定',
      sentences: {
        stale:
          '{name}[最近一次报送为 {reported_date}{?by_row}][的登记日期为 {reported_date}（图层日期）{?by_layer}][没有报送日期，图层也没有日期{?undated}][，截至 {on_date} 已 {days} 天，超过一个季度]。',
      },
      explain: '先看本条记录的报送日期，没有则看图层日期；满三个月当天不算超期。晚于核对日期的不作判断。',
      clears: '核实{name}并重新报送，登记报送日期[（上次 {reported_date}）]。',
    },
    en: {
      title: 'Register of major hazards older than a quarter',
      basis:
        'Major hazards are reported every quarter (内政办发电〔2017〕7号, Inner Mongolia); three months, and its use elsewhere, are our own setting (自定)',
      sentences: {
        stale:
          '{name} [was last reported on {reported_date}{?by_row}][stands in a register of {reported_date} (date of the layer){?by_layer}][has no date of a report, and its layer has none{?undated}][: {days} days before {on_date}, more than a quarter].',
      },
      explain:
        'By the date of the row, else by that of its layer; three months to the day is not late. What is dated after the as-of date is not judged.',
      clears: '{name} is verified and reported again, and the date recorded[ (last {reported_date})].',
    },
  },
  *check(scene, { months }) {
    const since = monthsBefore(scene.asOf, months)
    for (const { place } of scene.hazards) {
      const own = placeText(place, 'reported_date')
      const date = own ?? place.layer.date
      if (date !== null && date >= since) continue
      yield finding(this, {
        severity: date === null ? 'notice' : 'warning',
        objects: [refOf(place)],
        verdict: 'stale',
        distanceMetres: null,
        at: placeAnchor(place),
        evidence: {
          ...nameEvidence(place),
          reported_date: date,
          by_row: own !== null,
          by_layer: own === null && date !== null,
          undated: date === null,
          on_date: scene.asOf,
          days: date === null ? null : daysBetween(date, scene.asOf),
          months,
        },
      })
    }
  },
}
