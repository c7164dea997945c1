import { InputError } from '../engine/model/trouble.ts'
import type { ReadJob } from './format.ts'
import { type DxfEntity, takeEntity } from './dxf-entity.ts'
import { DxfBroken, type DxfGroups } from './dxf-groups.ts'

const REPORT_BYTES = 1_048_576

export interface DxfBlock {
  readonly base: readonly [number, number]
  readonly entities: readonly DxfEntity[]
}

/** What a drawing says before its entities, and where these go as they come. */
export class DxfDrawing {
  /** $INSUNITS: 4 millimetres, 6 metres. */
  units = 0
  readonly hiddenLayers = new Map<string, 'frozen' | 'off'>()
  readonly blocks = new Map<string, DxfBlock>()
  /** Where the text broke off, or null. */
  brokenAt: number | null = null
  entities = 0
  readonly #groups: DxfGroups
  readonly #job: ReadJob

  constructor(groups: DxfGroups, job: ReadJob) {
    this.#groups = groups
    this.#job = job
  }

  /** Calls for each entity of the drawing itself, in order. */
  async read(take: (entity: DxfEntity) => void): Promise<void> {
    const groups = this.#groups
    let hasEnd = false
    let section = ''
    let hasSections = false
    let reported = 0
    try {
      while (groups.next()) {
        if (groups.at - reported >= REPORT_BYTES) {
          reported = groups.at
          await this.#job.report(reported, groups.length)
        }
        const { code } = groups
        const value = groups.value.trim()
        if (code === 0 && value === 'SECTION') {
          section = groups.next() && groups.code === 2 ? groups.value.trim() : ''
          hasSections = true
        } else if (code === 0 && value === 'EOF') {
          hasEnd = true
          break
        } else if (code === 0 && value === 'ENDSEC') section = ''
        else if (section === 'HEADER') this.#readHeader()
        else if (section === 'TABLES') this.#readTable()
        else if (section === 'BLOCKS') this.#readBlock()
        else if (section === 'ENTITIES' && code === 0) {
          this.entities++
          take(takeEntity(groups))
        }
      }
    } catch (error) {
      if (!(error instanceof DxfBroken)) throw error
      if (!hasSections) throw new InputError('not-dxf')
      this.brokenAt = error.at
      return
    }
    if (!hasSections) throw new InputError('not-dxf')
    if (!hasEnd) this.brokenAt = groups.length
  }

  #readHeader(): void {
    const groups = this.#groups
    if (groups.code !== 9 || groups.value.trim() !== '$INSUNITS') return
    if (!groups.next()) return
    if (Number(groups.code) === 70) this.units = Number(groups.value)
    else groups.back()
  }

  #readTable(): void {
    if (this.#groups.code !== 0 || this.#groups.value.trim() !== 'LAYER') return
    const layer = takeEntity(this.#groups)
    const name = layer.text(2)
    if (layer.number(70) & 1) this.hiddenLayers.set(name, 'frozen')
    else if (layer.number(62) < 0) this.hiddenLayers.set(name, 'off')
  }

  #readBlock(): void {
    const groups = this.#groups
    if (groups.code !== 0 || groups.value.trim() !== 'BLOCK') return
    const head = takeEntity(groups)
    const entities: DxfEntity[] = []
    while (groups.next()) {
      if (groups.code !== 0) continue
      const type = groups.value.trim()
      if (type === 'ENDBLK' || type === 'ENDSEC' || type === 'BLOCK' || type === 'EOF') {
        if (type !== 'ENDBLK') groups.back()
        break
      }
      entities.push(takeEntity(groups))
    }
    this.blocks.set(head.text(2).toLowerCase(), { base: [head.number(10), head.number(20)], entities })
  }
}
