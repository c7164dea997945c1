import { placeNumber, placeText } from '../model/park.ts'
import { type Evidence } from '../model/finding.ts'
import type { Target } from '../model/target.ts'
import { targetsOfKinds } from '../model/target-layer.ts'
import { finding, nameEvidence, placeAnchor, refOf, type Rule } from './rule.ts'

/** The people of all dormitories of an enterprise against its limit; at the limit is not over it. */
export const dormitoryOverLimit: Rule = {
  id: 'dormitory-over-limit',
  basis: { law: '杭政发〔2025〕33号', article: '问题2整改措施（人数上限为自定）', date: '2025-02-27' },
  severity: 'warning',
  revision: 1,
  needs: ['enterprise', 'protection_target'],
  needsBoundary: false,
  defaults: {},
  wording: {
    zh: {
      title: '倒班宿舍超员',
      basis: '严格控制各企业倒班宿舍人数（杭政发〔2025〕33号）；上限由园区核定，自定',
      sentences: {
        over: '{name}倒班宿舍共 {persons} 人，核定 {limit} 人，超 {over} 人[；另有 {unknown} 处宿舍人数未知]。',
      },
      explain: '同一企业各处倒班宿舍人数合计，与该企业核定上限比较；等于上限不算超员。',
      clears:
        '{name}倒班宿舍由 {persons} 人减到 {limit} 人以内（减 {over} 人），并更新宿舍人数记录[；另核实 {unknown} 处宿舍人数]。',
    },
    en: {
      title: 'Shift dormitories over their limit',
      basis:
        'Head-count of shift dormitories strictly limited (杭政发〔2025〕33号); the limit is the park’s own (自定)',
      sentences: {
        over: '{name} has {persons|person|people} in its shift dormitories; the limit is {limit}, {over} over[; head-count of {unknown|more dormitory|more dormitories} unknown].',
      },
      explain: 'All dormitories of the enterprise together against its limit; exactly at the limit is not over.',
      clears:
        'The dormitories of {name} go from {persons} to {limit|person|people} or fewer ({over} less), and the record says so[; the head-count of {unknown|more dormitory|more dormitories} is verified].',
    },
  },
  *check(scene) {
    const byEnterprise = new Map<string, Target[]>()
    for (const target of targetsOfKinds(scene.targets, new Set(['dormitory']))) {
      const enterprise = placeText(target.place, 'enterprise')
      if (!target.livingThere || enterprise === null) continue
      const known = byEnterprise.get(enterprise)
      if (known) known.push(target)
      else byEnterprise.set(enterprise, [target])
    }
    for (const [id, dormitories] of byEnterprise) {
      const enterprise = scene.enterprises.get(id)
      const limit = enterprise && placeNumber(enterprise, 'dormitory_limit')
      if (!enterprise || limit === null || limit === undefined) continue
      const counts = dormitories.map(({ place }) => placeNumber(place, 'persons'))
      const persons = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
      if (persons <= limit) continue
      const evidence: Evidence = {
        ...nameEvidence(enterprise),
        persons,
        limit,
        over: persons - limit,
        unknown: counts.filter((count) => count === null).length,
        dormitories: dormitories.map(({ place }) => place.id).sort(),
      }
      yield finding(this, {
        severity: 'warning',
        objects: [refOf(enterprise)],
        verdict: 'over',
        distanceMetres: null,
        at: placeAnchor(enterprise),
        evidence,
      })
    }
  },
}
