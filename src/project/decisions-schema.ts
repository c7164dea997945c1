import * as v from 'valibot'
import { LAYER_KINDS } from '../engine/model/layer-kind.ts'
import { VERDICTS } from '../engine/model/finding.ts'
import { REVIEW_STATES } from '../engine/review/review-state.ts'

/** decisions.json of a park folder: what was written about findings. Texts are somebody's and only ever text. */
const text = (what: string) => v.pipe(v.string(), v.maxLength(20_000), v.description(what))
const orNull = <const S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null)
const scalar = v.union([v.string(), v.number(), v.boolean()])

const EvidenceSchema = v.object({
  hash: text('SHA-256 of all the rest.'),
  rule: text('Rule of the finding.'),
  revision: v.pipe(v.number(), v.integer(), v.description('Which revision of the rule.')),
  verdict: v.pipe(v.picklist(VERDICTS), v.description('Its verdict then.')),
  boundary: orNull(text('Boundary version that was checked.')),
  outline: orNull(text('Hash of its outline.')),
  shapes: v.pipe(v.record(v.string(), v.string()), v.description('Hash of the geometry of each object.')),
  values: v.pipe(v.record(v.string(), v.nullable(scalar)), v.description('What else the verdict rested on.')),
})

const AttachmentSchema = v.object({
  name: text('Name of the file that was put to the finding.'),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('Its size.')),
  sha256: text('SHA-256 of it.'),
  file: v.optional(text('Where it lies in this folder; without it, it did not come along.')),
})

const StepSchema = v.object({
  at: v.pipe(v.string(), v.isoTimestamp(), v.description('When it was written.')),
  by: text('Who wrote it.'),
  state: v.optional(v.pipe(v.picklist(REVIEW_STATES), v.description('The state that it sets.'))),
  reason: v.optional(text('Why it does not apply.')),
  rectification: v.optional(
    v.object({
      measure: v.optional(v.nullable(text('What is to be done (整改措施).'))),
      leader: v.optional(v.nullable(text('Leader in charge (责任领导).'))),
      department: v.optional(v.nullable(text('Department in charge (责任部门).'))),
      deadline: v.optional(v.nullable(v.pipe(v.string(), v.isoDate(), v.description('Until when (完成时限).')))),
      relocation: v.optional(v.nullable(text('How and where to the people are moved.'))),
    }),
  ),
  comment: v.optional(text('A remark.')),
  attachment: v.optional(AttachmentSchema),
  list: v.optional(text('The filled-in list that it was read back from.')),
  evidence: orNull(EvidenceSchema),
})

export const ReviewSchema = v.object({
  finding: text('The finding, or `own:` and an id for a problem that people have written themselves.'),
  rule: orNull(text('Its rule.')),
  objects: v.optional(
    v.array(v.object({ layer: v.picklist([...LAYER_KINDS, 'material']), id: text('Identifier of the object.') })),
    [],
  ),
  own: orNull(
    v.object({
      problem: text('The problem in words.'),
      place: orNull(text('Where it is.')),
      basis: orNull(text('What it offends against.')),
    }),
  ),
  steps: v.pipe(v.array(StepSchema), v.minLength(1), v.description('All that was written, the oldest first.')),
})

export const DecisionsSchema = v.object({
  format: v.pipe(v.literal(1), v.description('Version of this file format.')),
  reviews: v.array(ReviewSchema),
})
export type ReviewEntry = v.InferOutput<typeof ReviewSchema>
