import type { Wording } from './rule.ts'

const COUNT = '[，{persons} 人][，人数未知{!persons}]'
const COUNT_OF = '[，内有 {persons} 人（全村 {persons_total} 人）][，{persons_unknown} 处人数未知]'
const VERDICT =
  '：{class}[，在役装置限值 {risk_limit}，已超过{?over_in_service}][，新建、改建、扩建装置限值 {risk_limit}，已超过{?over_new}][，超过新建、改建、扩建装置限值 {risk_limit}；装置阶段未知，按在役未见超过{?over_only_new}][，按最严一类限值 {risk_limit} 已超过，须先定类{?class_open}][（装置阶段未知，指新建、改建、扩建装置的限值{?stage_open}）]。'
const LINE = '{owner}个人风险 {frequency} 等值线'
const DEEPER = '[（也在 {highest} 等值线内）]'

const EN_COUNT = '[, {persons|person|people}][, head-count unknown{!persons}]'
const EN_COUNT_OF =
  '[, {persons|person|people} in them ({persons_total} in the settlement)][, head-count of {persons_unknown} unknown]'
const EN_VERDICT =
  '; {class}[: the limit for installations in service, {risk_limit}, is exceeded{?over_in_service}][: the limit for new, rebuilt or expanded installations, {risk_limit}, is exceeded{?over_new}][: only the limit for new, rebuilt or expanded installations, {risk_limit}, is exceeded, and the stage is not on record{?over_only_new}][: the limit of the strictest class, {risk_limit}, is exceeded; it has to be classed first{?class_open}][ (the limit for new installations; the stage is not on record{?stage_open})].'
const EN_LINE = 'the contour {frequency} a year of {owner}'
const EN_DEEPER = '[ (and inside that of {highest})]'

/** In the order of the rule: whose contour, how far inside, who, which class, which limit. */
export const individualRiskWording: { readonly zh: Wording; readonly en: Wording } = {
  zh: {
    title: '个人风险超过基准',
    basis:
      'GB 36894-2018 个人风险基准：高敏感、重要、一般一类 3×10⁻⁷（在役 3×10⁻⁶），一般二类 3×10⁻⁶（在役 10⁻⁵），一般三类 10⁻⁵（在役 3×10⁻⁵）；分类界限、村庄按整体计、倒班宿舍按住宅计为自定',
    sentences: {
      inside: `{name}在${LINE}内${DEEPER}[ {distance_m}{?by_itself}][，{houses} 处住房全部在内，最深 {distance_m}]${COUNT_OF}[，{persons} 人{?by_itself}][，人数未知{!persons}]${VERDICT}`,
      'on-line': `{name}压在${LINE}上，按线内计${COUNT}${VERDICT}`,
      straddling: `{name}骑跨${LINE}[，{share} 在线内]${DEEPER}[，按线内计{?by_itself}][：{houses_total} 处住房中 {houses} 处在内，最深 {distance_m}]${COUNT_OF}[，{persons} 人{?by_itself}][，人数未知{!persons}]${VERDICT}`,
      'near-limit': `{name}[有 {houses} 处住房]距${LINE} {distance_m}，在精度 ±{accuracy_m} 之内，从严按线内计${COUNT}${VERDICT}`,
    },
    explain:
      '等值线以内的个人风险高于该线数值，故仅与不高于该线数值的限值比较。一至三层住房的村庄按整体计人数、户数；装置阶段未知时，仅超过新建限值的为提示。本企业厂区内的场所不是该企业的防护目标。',
    clears:
      '降低{owner}的个人风险（限值 {risk_limit} 次/年）并重新评估，更新等值线；或{name}[的 {persons} 人][的人员（人数待核实）{!persons}]迁出 {frequency} 等值线，并有带日期的记录[；先按 GB 36894 定类{?class_open}][；先登记装置阶段{?over_only_new}][；或将{name}复测至优于 ±{accuracy_m}，证实在等值线外{?is_near_limit}]。',
  },
  en: {
    title: 'Individual risk above the criterion',
    basis:
      'GB 36894-2018, individual risk criteria: highly sensitive, important, class 1: 3×10⁻⁷ (in service 3×10⁻⁶); class 2: 3×10⁻⁶ (10⁻⁵); class 3: 10⁻⁵ (3×10⁻⁵). Borders of the classes, villages as a whole and dormitories as dwellings are our own settings (自定)',
    sentences: {
      inside: `{name} is inside ${EN_LINE}${EN_DEEPER}[ by {distance_m}{?by_itself}][: {houses|house|houses}, all of it, by up to {distance_m}]${EN_COUNT_OF}[, {persons|person|people}{?by_itself}][, head-count unknown{!persons}]${EN_VERDICT}`,
      'on-line': `{name} lies on ${EN_LINE} and counts as inside${EN_COUNT}${EN_VERDICT}`,
      straddling: `{name} straddles ${EN_LINE}[ ({share} inside)]${EN_DEEPER}[ and counts as inside{?by_itself}][: {houses} of its {houses_total} houses are inside, by up to {distance_m}]${EN_COUNT_OF}[, {persons|person|people}{?by_itself}][, head-count unknown{!persons}]${EN_VERDICT}`,
      'near-limit': `{name} [({houses|house|houses}) ]is {distance_m} from ${EN_LINE}, within the accuracy of ±{accuracy_m}; the stricter reading is inside${EN_COUNT}${EN_VERDICT}`,
    },
    explain:
      'Inside a contour the risk is higher than its figure, so it is compared only with limits up to that figure. A village of one to three floors counts as a whole by its persons and households. Where the stage of the installation is not on record, exceeding only the limit for new ones is a notice. What stands in a plant is no protection target of that plant.',
    clears:
      'The risk of {owner} is reduced (limit {risk_limit} a year), assessed anew and the contour replaced; or the people of {name}[ ({persons})][ (head-count to be verified){!persons}] move out of the contour {frequency}, with a dated record[; it is classed after GB 36894 first{?class_open}][; the stage of the installation is recorded first{?over_only_new}][; or a survey of {name} to better than ±{accuracy_m} proves that it lies outside the contour{?is_near_limit}].',
  },
}
