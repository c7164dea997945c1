import { InputError, type Note } from '../engine/model/trouble.ts'
import type { FormatFile, RawLayer, ReadJob, ReadOptions, ReadResult } from './format.ts'
import { KmlFolders } from './kml-folders.ts'
import { readPlacemark, type Schema } from './kml-placemark.ts'
import { stemOf } from './stem.ts'
import { XmlBroken, XmlDoctype, XmlReader } from './xml-reader.ts'
import { decodeXml } from './xml-text.ts'

const REPORT_CHARACTERS = 1_048_576

/**
 * Every Document or Folder that has placemarks is a layer. Styles, images and views are not read, and nothing that is
 * linked is ever fetched. Throws InputError when nothing of it can be used.
 */
export async function readKml(file: FormatFile, options: ReadOptions, job: ReadJob): Promise<ReadResult> {
  const { text, encoding, notes: textNotes } = decodeXml(file, options.encoding)
  const folders = new KmlFolders(file.name)
  const where = { file: file.name }
  const notes: Note[] = [...textNotes]
  try {
    await new KmlReader(text, folders, job, file.name).read()
  } catch (error) {
    if (error instanceof XmlDoctype) throw new InputError('xml-doctype', {}, where)
    if (!(error instanceof XmlBroken)) throw error
    const line = text.slice(0, error.at).split('\n').length
    if (folders.placemarks === 0) throw new InputError('broken-xml', { line }, where)
    notes.push({ level: 'error', code: 'xml-cut-off', params: { line, read: folders.placemarks }, where })
  }
  const refused = folders.links.map((layer) => ({
    layer,
    note: { level: 'error' as const, code: 'kml-network-link', params: { layer }, where },
  }))
  const layers = folders.layers(stemOf(file.name), encoding)
  notes.push(...folders.notes())
  const [first] = layers
  if (first === undefined) {
    const { code, params } = refused[0]?.note ?? { code: 'kml-empty', params: {} }
    throw new InputError(code, params, where)
  }
  // Of several layers one has what is said of the file.
  const said: RawLayer = { ...first, notes: [...notes, ...first.notes] }
  return { layers: [said, ...layers.slice(1)], refused }
}

class KmlReader {
  readonly #xml: XmlReader
  readonly #folders: KmlFolders
  readonly #job: ReadJob
  readonly #file: string
  readonly #total: number
  readonly #schemas = new Map<string, Schema>()
  /** Levels of the folders that are open. */
  readonly #levels: number[] = []

  constructor(text: string, folders: KmlFolders, job: ReadJob, file: string) {
    this.#xml = new XmlReader(text)
    this.#folders = folders
    this.#job = job
    this.#file = file
    this.#total = text.length
  }

  async read(): Promise<void> {
    const xml = this.#xml
    let reported = 0
    let isFirst = true
    for (let opened = xml.next(); opened !== null; opened = xml.next()) {
      if (isFirst && xml.name !== 'kml') throw new InputError('not-kml', {}, { file: this.#file })
      isFirst = false
      if (opened) this.#open()
      else if (xml.depth < (this.#levels.at(-1) ?? 0)) {
        this.#levels.pop()
        this.#folders.close()
      }
      if (xml.at - reported < REPORT_CHARACTERS) continue
      reported = xml.at
      await this.#job.report(reported, this.#total)
    }
  }

  #open(): void {
    const xml = this.#xml
    switch (xml.name) {
      case 'Document':
      case 'Folder':
        this.#folders.open()
        this.#levels.push(xml.depth)
        return
      case 'Placemark':
        return this.#folders.current.add(readPlacemark(xml, this.#schemas))
      case 'Schema':
        return this.#readSchema()
      case 'NetworkLink':
        return this.#readLink()
      case 'GroundOverlay':
      case 'PhotoOverlay':
      case 'ScreenOverlay':
        this.#folders.overlays++
        return xml.skip()
      case 'name':
        if (xml.depth - 1 === this.#levels.at(-1)) this.#folders.current.name = xml.content().trim()
        else xml.skip()
        return
      // An update or a tour may hold anything.
      case 'kml':
      case 'Create':
      case 'Change':
      case 'Update':
        return
      default:
        return xml.skip()
    }
  }

  #readSchema(): void {
    const xml = this.#xml
    const names = [xml.attribute('id'), xml.attribute('name')]
    const fields = new Map<string, string>()
    xml.children(() => {
      const name = xml.attribute('name')
      if (xml.name === 'SimpleField' && name !== null) fields.set(name, xml.attribute('type') ?? '')
      xml.skip()
    })
    for (const name of names) if (name !== null) this.#schemas.set(name, fields)
  }

  #readLink(): void {
    const xml = this.#xml
    let [name, link] = ['', '']
    const take = () => {
      if (xml.name === 'name') name = xml.content().trim()
      else if (xml.name === 'href') link = xml.content().trim()
      else if (xml.name === 'Link' || xml.name === 'Url') xml.children(take)
      else xml.skip()
    }
    xml.children(take)
    this.#folders.links.push(name || link || 'NetworkLink')
  }
}
