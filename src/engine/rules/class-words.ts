import type { RiskClass } from '../model/layer-kind.ts'
import type { Evidence } from '../model/finding.ts'
import type { ClassReading } from '../risk/target-class.ts'

const ZH: Readonly<Record<RiskClass, string>> = {
  high: '高敏感防护目标',
  important: '重要防护目标',
  'general-1': '一般防护目标一类',
  'general-2': '一般防护目标二类',
  'general-3': '一般防护目标三类',
}
const EN: Readonly<Record<RiskClass, string>> = {
  high: 'highly sensitive target',
  important: 'important target',
  'general-1': 'general target of class 1',
  'general-2': 'general target of class 2',
  'general-3': 'general target of class 3',
}

/** The class of a target for a sentence; of one that is not known between which it lies. */
export function classEvidence({ riskClass, strictest, mildest, by }: ClassReading): Evidence {
  return {
    risk_class: riskClass,
    class_by: by,
    class: riskClass ? ZH[riskClass] : `分类未知（${ZH[strictest]}至${ZH[mildest]}）`,
    class_en: riskClass ? EN[riskClass] : `class unknown (${EN[strictest]} to ${EN[mildest]})`,
  }
}
