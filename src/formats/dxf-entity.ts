import type { DxfGroups } from './dxf-groups.ts'

const NO_CHILDREN: readonly DxfEntity[] = []

/** An entity as its pairs; vertices and attributes that follow it are its children. */
export class DxfEntity {
  readonly type: string
  readonly codes: number[] = []
  /** Where the value of each code stands in the drawing. */
  readonly places: number[] = []
  children: readonly DxfEntity[] = NO_CHILDREN
  readonly #groups: DxfGroups

  constructor(type: string, groups: DxfGroups) {
    this.type = type
    this.#groups = groups
  }

  textOf(index: number): string {
    return this.#groups.textAt(this.places[index]!)
  }

  /** NaN for what is no number. */
  numberOf(index: number): number {
    return this.#groups.numberAt(this.places[index]!)
  }

  /** The first value of a code, or ''. */
  text(code: number): string {
    const at = this.codes.indexOf(code)
    return at === -1 ? '' : this.textOf(at)
  }

  has(code: number): boolean {
    return this.codes.includes(code)
  }

  /** NaN for what is no number. */
  number(code: number, missing = 0): number {
    const at = this.codes.indexOf(code)
    return at === -1 ? missing : this.numberOf(at)
  }

  get layer(): string {
    return this.text(8) || '0'
  }
}

const HAS_CHILDREN: Readonly<Record<string, string>> = { POLYLINE: 'VERTEX', INSERT: 'ATTRIB' }

/** Takes the entity whose 0 was just read, with its children up to SEQEND. */
export function takeEntity(groups: DxfGroups): DxfEntity {
  const entity = takePairs(groups)
  const child = HAS_CHILDREN[entity.type]
  if (child === undefined || (entity.type === 'INSERT' && entity.number(66) !== 1)) return entity
  const children: DxfEntity[] = []
  entity.children = children
  while (groups.next()) {
    const type = groups.value.trim()
    if (type !== child && type !== 'SEQEND') {
      groups.back()
      break
    }
    const next = takePairs(groups)
    if (next.type === 'SEQEND') break
    children.push(next)
  }
  return entity
}

function takePairs(groups: DxfGroups): DxfEntity {
  const entity = new DxfEntity(groups.value.trim(), groups)
  let inReactors = false
  while (groups.next()) {
    if (groups.code === 0) {
      groups.back()
      break
    }
    // Dictionaries and reactors in braces, and data of other programs, repeat codes that mean other things.
    if (groups.code === 102) inReactors = groups.value.trim().startsWith('{')
    else if (!inReactors && groups.code < 1000) {
      entity.codes.push(groups.code)
      entity.places.push(groups.place)
    }
  }
  return entity
}
