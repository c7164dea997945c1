import { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { addKinds } from './add-kinds.ts'
import type { Encoding, RawLayer } from './format.ts'
import type { Placemark } from './kml-placemark.ts'
import { RowFaults } from './row-faults.ts'

/** More folders are no data of anyone's; each costs memory. */
const MOST_FOLDERS = 2000

/** WGS 84 in degrees: KML has no other. */
const CRS = 'EPSG:4326'

/** A Document or Folder and its own placemarks; what lies in a folder within is that one's. */
export class KmlFolder {
  name = ''
  hasFolders = false
  #table: TableBuilder | null = null
  readonly #faults = new RowFaults()
  readonly #remarks = new RowFaults()
  #count = 0
  #emptyShapes = 0

  get placemarks(): number {
    return this.#count
  }

  add({ id, values, shape }: Placemark): void {
    const row = ++this.#count
    const table = (this.#table ??= new TableBuilder())
    if (shape.fault) return this.#faults.add(shape.fault.code, row, shape.fault.params)
    if (shape.isThere && shape.parts.kinds.length === 0) this.#emptyShapes++
    if (shape.hasHeights) this.#remarks.add('heights-left-out', row)
    addKinds(table, shape.parts, { row, id, remarks: this.#remarks }, () => {
      for (const [field, value] of values) table.setValue(field, value)
    })
  }

  build(name: string, file: string, encoding: Encoding): RawLayer {
    const table = (this.#table ?? new TableBuilder()).build()
    const notes = [...this.#faults.notes(file), ...this.#remarks.notes(file, 'note')]
    if (this.#count === 0) notes.push({ level: 'note', code: 'layer-empty', params: { layer: name }, where: { file } })
    return { name, table, crs: CRS, encoding, notes, features: this.#count, emptyShapes: this.#emptyShapes }
  }
}

/** The folders of a file in their order. */
export class KmlFolders {
  readonly links: string[] = []
  overlays = 0
  readonly #file: string
  readonly #all: KmlFolder[] = []
  readonly #open: KmlFolder[] = []

  constructor(file: string) {
    this.#file = file
  }

  get current(): KmlFolder {
    return this.#open.at(-1) ?? this.open()
  }

  get placemarks(): number {
    return this.#all.reduce((sum, { placemarks }) => sum + placemarks, 0)
  }

  open(): KmlFolder {
    if (this.#all.length >= MOST_FOLDERS)
      throw new InputError('kml-too-many-folders', { most: MOST_FOLDERS }, { file: this.#file })
    const outer = this.#open.at(-1)
    if (outer) outer.hasFolders = true
    const folder = new KmlFolder()
    this.#all.push(folder)
    this.#open.push(folder)
    return folder
  }

  close(): void {
    this.#open.pop()
  }

  /** Those with placemarks, and those that have nothing at all; the names differ as GDAL makes them differ. */
  layers(stem: string, encoding: Encoding): RawLayer[] {
    const used = new Set<string>()
    return this.#all
      .filter(({ placemarks, hasFolders }) => placemarks > 0 || !hasFolders)
      .map((folder) => {
        const plain = folder.name === '' ? stem : folder.name
        let name = plain
        for (let n = 2; used.has(name); n++) name = `${plain} (#${n})`
        used.add(name)
        return folder.build(name, this.#file, encoding)
      })
  }

  notes(): Note[] {
    const where = { file: this.#file }
    return this.overlays > 0 ? [{ level: 'note', code: 'kml-overlays', params: { count: this.overlays }, where }] : []
  }
}
