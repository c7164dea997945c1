import type { DxfGroups } from './dxf-groups.ts'

/** An entity as its pairs; vertices and attributes that follow it are its children. */
export class DxfEntity {
  readonly type: string
  readonly codes: number[] = []
  readonly values: string[] = []
  readonly children: DxfEntity[] = []

  constructor(type: string) {
    this.type = type
  }

  /** The first value of a code, or ''. */
  text(code: number): string {
    const at = this.codes.indexOf(code)
    return at === -1 ? '' : this.values[at]!
  }

  has(code: number): boolean {
    return this.codes.includes(code)
  }

  /** NaN for what is no number. */
  number(code: number, missing = 0): number {
    const at = this.codes.indexOf(code)
    return at === -1 ? missing : dxfNumber(this.values[at]!)
  }

  get layer(): string {
    return this.text(8) || '0'
  }
}

export function dxfNumber(value: string): number {
  const trimmed = value.trim()
  return trimmed === '' ? NaN : Number(trimmed)
}

const HAS_CHILDREN: Readonly<Record<string, string>> = { POLYLINE: 'VERTEX', INSERT: 'ATTRIB' }

/** Takes the entity whose 0 was just read, with its children up to SEQEND. */
export function takeEntity(groups: DxfGroups): DxfEntity {
  const entity = takePairs(groups)
  const child = HAS_CHILDREN[entity.type]
  if (child === undefined || (entity.type === 'INSERT' && entity.number(66) !== 1)) return entity
  while (groups.next()) {
    const type = groups.value.trim()
    if (type !== child && type !== 'SEQEND') {
      groups.back()
      break
    }
    const next = takePairs(groups)
    if (next.type === 'SEQEND') break
    entity.children.push(next)
  }
  return entity
}

function takePairs(groups: DxfGroups): DxfEntity {
  const entity = new DxfEntity(groups.value.trim())
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
      entity.values.push(groups.value)
    }
  }
  return entity
}
