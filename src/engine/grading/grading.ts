/** A row of one of the standard's tables: 1 and 3 name substances, 2 and 4 hazard categories by their symbol. */
export interface TableRow {
  readonly table: 1 | 2 | 3 | 4
  /** Table 1: its number. Tables 2 and 4: the symbol. Table 3: the name. */
  readonly row: string
  /** What the table prints there: the substance, or the category with its description. */
  readonly name: string
}

/** One substance of a hazard source, as somebody wrote it down. */
export interface Amount {
  /** Name, alias or number of Table 1; null where only a category is given. */
  readonly substance: string | null
  /** Symbols of Table 2. */
  readonly categories: readonly string[]
  /** Design maximum amount, tonnes (clause 4.2.2); null when it is not known. */
  readonly tonnes: number | null
}

/** What was taken for granted about a line; each has a sentence. */
export type LineNote =
  /** The critical amount is the lowest of several categories. */
  | 'lowest-quantity-of-several'
  /** β is the largest of several categories. */
  | 'largest-beta-of-several'
  /** β is that of the category whose critical amount was used. */
  | 'beta-of-used-category'
  /** The substance is not in Table 1 and went by its category. */
  | 'not-in-table-1'
  /** Coal gas was counted as carbon monoxide. */
  | 'coal-gas-as-carbon-monoxide'

/** One line of the sum, with the rows of the tables that it went by. What could not be told is null; a fault says why. */
export interface SubstanceLine {
  readonly amount: Amount
  /** Number in Table 1; null for one that goes by its category. */
  readonly number: number | null
  /** The official name, else the name as given, else null. */
  readonly name: string | null
  /** Symbols of Table 2 that were given and are known. */
  readonly symbols: readonly string[]
  /** Q, tonnes. */
  readonly criticalTonnes: number | null
  readonly criticalFrom: TableRow | null
  /** q/Q. */
  readonly quotient: number | null
  readonly beta: number | null
  readonly betaFrom: TableRow | null
  /** β·q/Q. */
  readonly weighted: number | null
  readonly notes: readonly LineNote[]
}

export type GradeFaultCode =
  /** No substance at all. An empty list is no proof that there is no major hazard. */
  | 'no-amounts'
  | 'nothing-named'
  | 'amount-missing'
  | 'amount-not-a-number'
  | 'amount-negative'
  | 'unknown-substance'
  /** The name fits several rows of Table 1, which differ in Q. */
  | 'ambiguous-substance'
  /** The name leaves out what the row of Table 1 demands, for example a content above 90 %. */
  | 'incomplete-substance'
  /** A CAS number names no row: it may stand for several. */
  | 'cas-is-no-key'
  | 'unknown-category'
  /** A substance outside Table 3 whose β hangs on its category. */
  | 'category-missing'
  /** Several categories, and the settings ask instead of choosing. */
  | 'several-categories'
  | 'residents-not-a-count'

/** Why a hazard has no R, or not even S. */
export interface GradeFault {
  readonly code: GradeFaultCode
  /** Which of the amounts; null when it is about all of them. */
  readonly index: number | null
  /** What was written there. */
  readonly given: string
  /** Rows that it may have meant: a question to the user. */
  readonly candidates: readonly TableRow[]
}

/** The same of one line. */
export type LineFault = Omit<GradeFault, 'index'>

/** 1 (一级) is the most dangerous. */
export type HazardGrade = 1 | 2 | 3 | 4

/** S, R and grade of a hazard source with every input. */
export interface HazardGrading {
  /** Σ q/Q; null when a line has no q/Q. */
  readonly S: number | null
  /** S ≥ 1: it is a major hazard. Null when S is not known. */
  readonly isMajor: boolean | null
  /** Permanent residents within 500 m outside the plant; null when not known. */
  readonly residents: number | null
  readonly alpha: number | null
  /** Σ β·q/Q; null when a line has none. */
  readonly weightedSum: number | null
  /** Null when S < 1, or when a part of it is not known. */
  readonly R: number | null
  readonly grade: HazardGrade | null
  readonly lines: readonly SubstanceLine[]
  readonly faults: readonly GradeFault[]
}

/** The nearest number of residents with another grade. */
export interface Flip {
  /** How many more, or fewer, than now. */
  readonly persons: number
  readonly residents: number
  readonly alpha: number
  readonly R: number
  readonly grade: HazardGrade
}

/** Where the grade turns; null where no number of people does it. */
export interface Flips {
  /** More people: the grade gets worse. */
  readonly lifts: Flip | null
  /** Fewer people: the grade gets better. */
  readonly lowers: Flip | null
}
