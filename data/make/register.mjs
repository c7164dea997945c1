/**
 * What the register of hazard sources (重大危险源台账) holds beside amounts and grade. Names and telephones are invented:
 * an exchange that nobody has (555) behind the real area code.
 */

/** By what is stored: who reads the sample sees a measure that fits the substance. */
const MEASURES = [
  ['氯', '启动碱液喷淋吸收，切断进出料阀，向侧风向疏散'],
  ['氨', '启动消防水幕稀释，切断进出料阀，向侧风向疏散'],
  ['二氧化硫', '启动碱液吸收，切断阀门，向侧风向疏散'],
  ['硫化氢', '切断气源，佩戴空气呼吸器，向侧风向疏散'],
  ['环氧', '氮气保护、水喷淋冷却，禁火，泄漏物大量水稀释'],
  ['丙烯', '切断物料，水喷淋冷却，禁火，警戒下风向'],
  ['液化石油气', '切断物料，水喷淋冷却，禁火，警戒下风向'],
  ['氯乙烯', '切断物料，水喷淋冷却，禁火，警戒下风向'],
  ['液氧', '停止充装，隔离可燃物，禁火，警戒周边'],
  ['电石', '保持干燥，禁水，干粉灭火'],
  ['硝化棉', '保持湿润，远离热源，大量水冷却'],
]
const LIQUIDS = '关闭罐根阀，泡沫覆盖灭火，围堰收集，冷却邻罐'

const measures = (medium) => MEASURES.find(([word]) => medium.includes(word))?.[1] ?? LIQUIDS

/** The day before the same day three years on: a filing holds for three years. */
export function threeYearsFrom(date) {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCFullYear(day.getUTCFullYear() + 3)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

/**
 * Storage, persons and dates of the hazard with number i. `area` is the area code of the telephones; `facts` names
 * storage_mode, in_use_since and safety_distance_m, and reported_date where the last report is an older one.
 */
export function register(area, i, { medium, filed_date, facts }) {
  const phone = (person) => `${area}-555 ${String(100 + 3 * i + person).padStart(4, '0')}`
  const [storage_mode, in_use_since, safety_distance_m, reported_date = '2026-09-30'] = facts
  return {
    storage_mode,
    in_use_since,
    responsible_main: `${'李王赵陈周'[i % 5]}某`,
    phone_main: phone(1),
    responsible_technical: `${'孙郑吴冯'[i % 4]}某`,
    phone_technical: phone(2),
    responsible_operation: `${'何许吕'[i % 3]}某`,
    phone_operation: phone(3),
    emergency_measures: measures(medium),
    safety_distance_m,
    filed_date,
    filed_until_date: threeYearsFrom(filed_date),
    reported_date,
  }
}
