/**
 * The park folder as one definition: park.json and the properties of every layer kind.
 * data/park.schema.json and the tables of data/README.md are generated from it.
 */
import * as v from 'valibot'
import {
  ENTERPRISE_CATEGORIES,
  LAYER_KINDS,
  type LayerKind,
  MATERIAL_KINDS,
  RISK_CLASSES,
  STAGES,
  TARGET_KINDS,
  VERSION_STATUSES,
} from '../engine/model/layer-kind.ts'
import { GradingSchema } from './grading-schema.ts'

const text = (description: string) => v.pipe(v.string(), v.minLength(1), v.description(description))
/** A calendar date. `2023-02-30` is refused, too: valibot checks only the digits. */
const date = (description: string) =>
  v.pipe(
    v.string(),
    v.isoDate(),
    v.check((value) => {
      const day = new Date(`${value}T00:00:00Z`)
      return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
    }),
    v.description(description),
  )
const count = (description: string) => v.pipe(v.number(), v.integer(), v.minValue(0), v.description(description))
const metres = (description: string) => v.pipe(v.number(), v.finite(), v.minValue(0), v.description(description))
const flag = (description: string) => v.pipe(v.boolean(), v.description(description))
const gradeNumber = (description: string) => v.pipe(v.picklist([1, 2, 3, 4]), v.description(description))
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, description: string) =>
  v.pipe(v.picklist(values), v.description(description))

const degrees = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))

const LayerSchema = v.object({
  kind: oneOf(LAYER_KINDS, 'What the layer shows.'),
  file: text(
    'File name inside the park folder: .geojson, .json or .fgb; of a park of a site also the address of an .fgb on a host that the site allows (.config/data-hosts.json).',
  ),
  frame: text(
    'Coordinate system of the numbers in the file, in which its edges are straight: an EPSG code of CGCS2000, WGS 84, Xi’an 80 or Beijing 54 from the list below. Plane coordinates are written easting first.',
  ),
  shift: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.finite())),
      v.description(
        'Parameters from Xi’an 80 or Beijing 54 to CGCS2000: dx, dy, dz (m), or these and rx, ry, rz (″) and scale (ppm), position vector convention. Without them such a layer is shown and not judged.',
      ),
    ),
  ),
  converted_from: v.optional(
    oneOf(['gcj02', 'bd09'], 'The coordinates were GCJ-02 or BD-09 and were converted to CGCS2000 on the user’s word.'),
  ),
  accuracy_m: v.optional(
    metres('Accuracy of the positions (±, metres). Without it nothing of the layer is near-limit.'),
  ),
  date: v.optional(date('When the layer was surveyed or compiled.')),
  receipt: v.optional(text('File with the import receipt of the layer.')),
  part: v.optional(
    v.object({
      bounds: v.pipe(
        v.tuple([degrees, degrees, degrees, degrees]),
        v.description('West, south, east, north in degrees: what of the file it came from touches this is here.'),
      ),
      total: count('Features of the file it came from.'),
    }),
  ),
  name: v.optional(text('A name of its own, if the kind is not enough.')),
  name_en: v.optional(text('The same in English.')),
})

const MaterialSchema = v.object({
  id: text('Identifier, unique in the park.'),
  kind: oneOf(MATERIAL_KINDS, 'What kind of document it is.'),
  title: text('Title of the document.'),
  title_en: v.optional(text('The same in English.')),
  document: v.optional(text('Document number (文号).')),
  date: v.optional(date('Date of the document.')),
  boundary: v.optional(text('The boundary version that the document cites.')),
})

export const ParkSchema = v.object({
  $schema: v.optional(v.string()),
  format: v.pipe(v.literal(1), v.description('Version of this folder format.')),
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
    v.description('Identifier of the park: small letters, digits, - and _.'),
  ),
  name: text('Name of the park.'),
  name_en: v.optional(text('The same in English.')),
  zone: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(25),
    v.maxValue(45),
    v.description('Number of the CGCS2000 3° zone that the approval names, 25 to 45.'),
  ),
  place: v.optional(
    v.pipe(
      v.tuple([
        v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
        v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
      ]),
      v.description('Longitude and latitude of the park, for a park without layers.'),
    ),
  ),
  grade: v.optional(
    v.object({
      level: oneOf(['A', 'B', 'C', 'D'], 'Safety-risk grade of the park; A is the worst, D the best.'),
      date: v.optional(date('When it was graded.')),
    }),
  ),
  recognition: v.optional(
    v.object({
      document: v.optional(text('Document number of the recognition.')),
      authority: v.optional(text('Who recognised the park.')),
      date: v.optional(date('When.')),
    }),
  ),
  grading: v.optional(GradingSchema),
  sample: v.optional(flag('true: invented data. 示意数据 then stands on every view, print and export.')),
  story: v.optional(text('Which public document a sample follows, and what is invented.')),
  story_en: v.optional(text('The same in English.')),
  decisions: v.optional(text('File with what was written about findings: decisions.json.')),
  layers: v.pipe(v.array(LayerSchema), v.description('The layers, one file each.')),
  materials: v.optional(v.pipe(v.array(MaterialSchema), v.description('Documents that cite a boundary version.')), []),
})
export type ParkManifest = v.InferOutput<typeof ParkSchema>
export type LayerEntry = ParkManifest['layers'][number]

const named = {
  id: v.optional(text('Identifier, unique in the layer. Without it the number of the row is used.')),
  name: v.optional(text('Name.')),
  name_en: v.optional(text('The same in English.')),
  accuracy_m: v.optional(metres('Accuracy of this row (±, metres), if it differs from that of the layer.')),
}

/** Properties of a feature, by layer kind. Other properties are kept and shown, and mean nothing to a rule. */
export const ROW_SCHEMAS = {
  boundary: v.object({
    version: text('Identifier of the boundary version. Rows of the same version are its parts (一园多片).'),
    name: v.optional(text('Name of the part.')),
    name_en: v.optional(text('The same in English.')),
    status: oneOf(VERSION_STATUSES, 'Status of the version.'),
    based_on: v.optional(text('Of a draft: the version that it was made from.')),
    document: v.optional(text('Document number of the approval (文号).')),
    authority: v.optional(text('Who approved it.')),
    approval_date: v.optional(date('Date of the approval. In force from this day on, if no other day is named.')),
    effective_date: v.optional(date('Day from which it is in force, if the approval names one later than its own.')),
    void_date: v.optional(date('When it ceased to be in force, if it did.')),
    survey_date: v.optional(date('When the corners were surveyed; not the approval date.')),
    declared_area_ha: v.optional(metres('Area that the approval names, hectares.')),
    east: v.optional(text('Four-sided text: 东至…')),
    south: v.optional(text('南至…')),
    west: v.optional(text('西至…')),
    north: v.optional(text('北至…')),
    east_along: v.optional(
      text(
        'The roads and waters that the eastern side runs along: `road/` or `water/` and the id, several with `;` between them. Without it they are looked for by the names in the text.',
      ),
    ),
    south_along: v.optional(text('The same for the southern side.')),
    west_along: v.optional(text('The same for the western side.')),
    north_along: v.optional(text('The same for the northern side.')),
    accuracy_m: named.accuracy_m,
  }),
  control_line: v.object({
    ...named,
    boundary: v.optional(text('The boundary version that it was drawn from.')),
    date: v.optional(date('Date of the control line. Of several, the latest one not after the as-of date is used.')),
    basis: v.optional(text('What it was drawn by, for example the 3e-7 contour of the assessment.')),
  }),
  hazard_source: v.object({
    ...named,
    enterprise: v.optional(text('id of the enterprise.')),
    medium: v.optional(text('The substance or substances in words.')),
    grade: v.optional(gradeNumber('Registered grade, 1 (highest) to 4.')),
    unit: v.optional(oneOf(['production', 'storage'], 'Production unit or storage unit (GB 18218-2018).')),
    substances: v.optional(
      v.pipe(
        v.array(
          v.object({
            name: text('Substance, as in GB 18218-2018 Table 1 or in common use.'),
            category: v.optional(
              text('Hazard category symbols of Table 2, for example W5.3; several with `;` between them.'),
            ),
            q_t: metres('Design maximum amount, tonnes.'),
          }),
        ),
        v.description('Substances with their amounts: a list of {name, category, q_t}.'),
      ),
    ),
    storage_mode: v.optional(text('How it is stored (储存方式), for example pressure sphere.')),
    in_use_since: v.optional(date('In use since (投入使用时间).')),
    responsible_main: v.optional(text('Responsible person: 主要负责人.')),
    phone_main: v.optional(text('Telephone of that person.')),
    responsible_technical: v.optional(text('技术负责人.')),
    phone_technical: v.optional(text('Telephone of that person.')),
    responsible_operation: v.optional(text('操作负责人.')),
    phone_operation: v.optional(text('Telephone of that person.')),
    emergency_measures: v.optional(text('Emergency measures (应急措施).')),
    safety_distance_m: v.optional(
      metres('External safety distance (外部安全防护距离) that its assessment gives, metres from its edge.'),
    ),
    filed_date: v.optional(date('When it was filed (备案).')),
    filed_until_date: v.optional(date('Last day on which the filing is valid (备案有效期至).')),
    filed_grade: v.optional(gradeNumber('Grade in the filing, if it is not the registered one.')),
    filed_r: v.optional(metres('R in the filing.')),
    filed_people_500m: v.optional(count('People within 500 m outside the plant in the filing.')),
    reported_date: v.optional(date('When it was last reported in the register (按季报送).')),
  }),
  risk_contour: v.object({
    ...named,
    frequency: v.pipe(
      v.number(),
      v.finite(),
      v.gtValue(0),
      v.maxValue(1),
      v.description(
        'Individual risk (个人风险) on the contour, deaths a year, for example 3e-7; inside of it the risk is higher. A closed line or an area; an open line is shown and not judged.',
      ),
    ),
    stage: v.optional(
      oneOf(STAGES, 'Of the installation: new, rebuilt or expanded, or in service. Without it the stage is unknown.'),
    ),
    enterprise: v.optional(text('id of the enterprise whose risk it is. Without it that of the whole park.')),
    date: v.optional(
      date(
        'Date of the assessment. Of the contours of one enterprise and stage, those of the latest date not after the as-of date are used.',
      ),
    ),
    source: v.optional(text('The assessment that it comes from.')),
  }),
  protection_target: v.object({
    ...named,
    kind: oneOf(TARGET_KINDS, 'Kind of place. dormitory is a shift dormitory (倒班宿舍).'),
    persons: v.optional(count('Persons who live, sleep or stay there.')),
    households: v.optional(count('Households.')),
    long_stay: v.optional(count('Of the persons, those who live there for long (长期居住).')),
    status: v.optional(oneOf(['living', 'moved'], 'Living there, or moved away. Without a record: unknown.')),
    status_date: v.optional(date('Date of that record. A move counts only with its date.')),
    enterprise: v.optional(text('id of the enterprise whose dormitory it is.')),
    settlement: v.optional(text('Village or estate that the house belongs to.')),
    risk_class: v.optional(
      oneOf(
        RISK_CLASSES,
        'Class after GB 36894-2018, if somebody has classed it: 高敏感, 重要, 一般一类, 二类, 三类. Goes before what kind and numbers say.',
      ),
    ),
    floor_area_m2: v.optional(metres('Total floor area of a market or shop, square metres.')),
    source: v.optional(text('Where head-count and status come from.')),
  }),
  enterprise: v.object({
    ...named,
    category: v.optional(oneOf(ENTERPRISE_CATEGORIES, 'Chemical, supporting service, or other.')),
    labour_intensive: v.optional(flag('Labour-intensive (劳动密集型).')),
    dormitory_limit: v.optional(count('Head-count limit of its shift dormitories, all together.')),
  }),
  production_area: v.object({ ...named, enterprise: v.optional(text('id of the enterprise.')) }),
  survey_coverage: v.object({
    ...named,
    date: v.optional(date('When people were looked for here. Without it the date of the layer.')),
  }),
  road: v.object({ ...named, class: v.optional(oneOf(['main', 'secondary', 'branch'], 'Rank of the road.')) }),
  water: v.object({ ...named }),
  label: v.object({ ...named, class: v.optional(oneOf(['place', 'village', 'note'], 'What the word names.')) }),
} as const satisfies Record<LayerKind, v.GenericSchema>
