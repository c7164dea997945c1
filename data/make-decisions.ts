/**
 * What was written about findings of the sample park of Jishan, so that a queue shows every state: made by the program
 * itself, each step on its day and with the evidence of that day. tests/data/decisions.test.ts compares the files and,
 * with UPDATE=1, writes them. People are invented.
 */
import { createHash } from 'node:crypto'
import { check } from '../src/jobs/check.ts'
import type { FileSource } from '../src/jobs/file-source.ts'
import { SILENT } from '../src/jobs/progress.ts'
import { readPark } from '../src/jobs/read-park.ts'
import { evidenceOf } from '../src/jobs/found-now.ts'
import { attachmentFile, DECISIONS, decisionsOf } from '../src/project/decisions.ts'
import type { ObjectRef } from '../src/engine/model/finding.ts'
import type { Attachment, Rectification, Review, ReviewStep } from '../src/engine/review/review.ts'
import type { ReviewState } from '../src/engine/review/review-state.ts'

interface Said {
  /** YYYY-MM-DD; it is written at ten in the morning, China time. */
  readonly on: string
  readonly by: string
  readonly state?: ReviewState
  readonly reason?: string
  readonly comment?: string
  readonly rectification?: Partial<Rectification>
  /** A text that is attached. */
  readonly file?: readonly [name: string, text: string]
  /** Head-counts of that day that are others now, by object. */
  readonly persons?: Readonly<Record<string, number>>
}

const 周 = '周敬安'
const 郝 = '郝文洲'
const 搬迁: Partial<Rectification> = {
  measure: '按《薛家庄村、高渠村零星居民搬迁方案》签约搬迁，人员全部迁出后拆除房屋',
  leader: '梁柏川',
  department: '镇政府、村委会',
  relocation: '迁入清沣镇集中安置小区，过渡期发放租房补助',
}

/** A house inside the boundary of 2021 whose people have moved by their own dated record. */
const movedOut = (house: string, deadline: string, moved: string, closed: string): readonly [string, Said[]] => [
  `resident-inside-boundary:protection_target/${house}`,
  [
    { on: '2022-01-10', by: 周, state: 'confirmed' },
    { on: '2022-04-01', by: 周, state: 'rectifying', rectification: { ...搬迁, deadline } },
    { on: moved, by: 周, state: 'awaiting-review', comment: '已签约搬迁，腾空交房。' },
    { on: closed, by: 郝, state: 'closed', comment: '现场核实无人居住，搬迁台账已登记。' },
  ],
]

/** A house that only the line of 2023 has left outside: nobody has settled anything. */
const lineMoved = (house: string, later: readonly Said[]): readonly [string, Said[]] => [
  `resident-inside-boundary:protection_target/${house}`,
  [
    { on: '2022-01-10', by: 周, state: 'confirmed' },
    { on: '2022-04-01', by: 周, state: 'rectifying', rectification: { ...搬迁, deadline: '2022-12-31' } },
    ...later,
  ],
]

const STORY: readonly (readonly [finding: string, said: readonly Said[]])[] = [
  movedOut('GQ-222', '2022-06-30', '2022-04-29', '2022-05-10'),
  movedOut('XJZ-219', '2022-06-30', '2022-05-24', '2022-06-08'),
  lineMoved('XJZ-223', [{ on: '2026-07-10', by: 郝, comment: '回头看：2026-07-09 普查仍有 2 人居住，未搬迁。' }]),
  lineMoved('GQ-226', []),
  [
    'non-chemical-enterprise-inside:enterprise/E-18',
    [
      { on: '2022-08-15', by: 周, state: 'confirmed' },
      { on: '2022-09-06', by: 郝, state: 'dismissed', reason: '企业承诺 2023 年底前退出，规划调整时一并处置。' },
    ],
  ],
  [
    'dormitory-inside-boundary:protection_target/T-01',
    [
      {
        on: '2026-03-05',
        by: 郝,
        state: 'dismissed',
        reason: '经查房，24 人均为倒班人员，班后离园，无长期居住。',
        persons: { 'T-01': 24 },
      },
    ],
  ],
  [
    'dormitory-inside-boundary:protection_target/T-02',
    [{ on: '2026-03-05', by: 郝, state: 'dismissed', reason: '经查房，24 人均为倒班人员，班后离园，无长期居住。' }],
  ],
  [
    'dormitory-inside-boundary:protection_target/T-03',
    [
      { on: '2026-03-05', by: 郝, state: 'confirmed', comment: '查房发现 20 人长期居住，其中 3 户带家属。' },
      {
        on: '2026-03-20',
        by: 周,
        state: 'rectifying',
        rectification: {
          measure: '长期居住人员全部迁出，宿舍只作倒班休息使用，实行一人一床登记',
          leader: '梁柏川',
          department: '园区应急管理部',
          deadline: '2026-09-30',
          relocation: '20 人迁入清沣镇职工公寓，企业提供通勤班车',
        },
      },
      { on: '2026-09-28', by: 周, comment: '职工公寓尚未交付，企业申请延期，未批准。' },
    ],
  ],
  [
    'dormitory-over-limit:enterprise/E-07',
    [
      {
        on: '2026-03-20',
        by: 周,
        state: 'rectifying',
        rectification: {
          measure: '按核定 24 人清退超员床位，并将核定人数在宿舍门口公示',
          leader: '梁柏川',
          department: '园区应急管理部',
          deadline: '2027-03-31',
        },
      },
    ],
  ],
  [
    'dormitory-inside-boundary:protection_target/T-04',
    [{ on: '2026-03-05', by: 郝, state: 'confirmed', comment: '距界不足 1 m，在测量精度之内，拟委托测绘单位复测。' }],
  ],
  [
    'stale-material:material/M-01',
    [
      {
        on: '2026-04-02',
        by: 周,
        state: 'rectifying',
        rectification: {
          measure: '按现行四至范围 v2 修订应急预案并重新备案',
          leader: '梁柏川',
          department: '园区应急管理部',
          deadline: '2026-12-31',
        },
      },
      {
        on: '2026-11-12',
        by: 周,
        state: 'awaiting-review',
        file: [
          '应急预案修订情况说明（示意）.txt',
          '示意材料，内容为虚构。\n修订稿已按四至范围 v2 编制，2026 年 11 月 10 日通过专家评审，待备案。\n',
        ],
      },
    ],
  ],
]

export const DECIDED_PARK = 'jishan'

/** decisions.json of the sample park and what is attached there, by name; `source` gives the other files of the park. */
export async function sampleDecisions(source: FileSource): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const reviews = new Map<string, Review>()
  const { park } = await readPark(source, SILENT)
  for (const [finding, said] of STORY) {
    let about: { rule: string; objects: readonly ObjectRef[] } | null = null
    const steps: ReviewStep[] = []
    for (const { on, persons, file, ...rest } of said) {
      const then = persons ? (await readPark(withPersons(source, persons), SILENT)).park : park
      const answer = await check(then, { asOf: on, versionId: null }, SILENT)
      const found = answer.findings.find(({ id }) => id === finding)
      if (found) about = { rule: found.rule, objects: found.objects }
      const evidence = found ? evidenceOf(answer, [found]).get(finding)! : null
      const attachment = file && attach(files, ...file)
      steps.push({ at: `${on}T02:00:00.000Z`, ...rest, ...(attachment && { attachment }), evidence })
    }
    if (!about) throw new Error(`${finding} is never found`)
    reviews.set(finding, { finding, ...about, own: null, steps })
  }
  const json = JSON.stringify(decisionsOf(reviews, attachmentFile), null, 2)
  return files.set(DECISIONS, new TextEncoder().encode(`${json}\n`))
}

function attach(files: Map<string, Uint8Array>, name: string, text: string): Attachment {
  const content = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const attachment = { name, bytes: content.length, sha256, stored: null }
  files.set(attachmentFile(attachment), content)
  return attachment
}

/** The park as it was registered when other numbers of people lived there. */
function withPersons(source: FileSource, persons: Readonly<Record<string, number>>): FileSource {
  const registered = 'targets.geojson'
  return {
    ...source,
    read: async (name) => {
      const content = await source.read(name)
      if (name !== registered) return content
      const collection = JSON.parse(new TextDecoder().decode(content)) as {
        features: { properties: { id: string; persons: number } }[]
      }
      for (const { properties } of collection.features)
        properties.persons = persons[properties.id] ?? properties.persons
      return new TextEncoder().encode(JSON.stringify(collection))
    },
  }
}
