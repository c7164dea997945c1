import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { Language } from '../../i18n/index.ts'
import { loadRegisterWords, type RegisterWords } from '../../i18n/register.ts'
import type { Office } from '../context.ts'
import type { ObjectIndex } from '../objects.ts'
import type { Hit } from './hit.ts'
import { inSlices } from './in-slices.ts'
import { alphabetOf, SearchIndex } from './search.ts'

/** What is typed into the search, and what is found. */
export class Finder {
  #query = $state('')
  active = $state(0)
  words = $state.raw<RegisterWords | null>(null)
  #ready = $state.raw<SearchIndex | null>(null)
  /** Counts up when texts can be found in pinyin. */
  #read = $state(0)
  #preparing: { index: ObjectIndex; language: Language; done: Promise<void> } | null = null
  readonly #office: Office
  readonly #goTo: (at: LngLat) => void
  readonly #chosen: () => void
  readonly hits: readonly Hit[] = $derived.by(() => {
    void this.#read
    return this.#ready && this.#query ? this.#ready.find(this.#query, this.#office.desk.language) : []
  })

  constructor(office: Office, goTo: (at: LngLat) => void, chosen: () => void) {
    this.#office = office
    this.#goTo = goTo
    this.#chosen = chosen
  }

  /** Whether nothing was found, rather than not yet looked for. */
  get looked(): boolean {
    return this.#ready !== null && this.#read > 0
  }

  /** Makes a park searchable, in pinyin a little later; of what was searched before only what has changed is read anew. */
  prepare(index: ObjectIndex): Promise<void> {
    const { language } = this.#office.desk
    if (this.#preparing?.index !== index || this.#preparing.language !== language)
      this.#preparing = { index, language, done: this.#prepare(index, language) }
    return this.#preparing.done
  }

  async #prepare(index: ObjectIndex, language: Language): Promise<void> {
    const [words, { readingsOf }, joined] = await Promise.all([
      loadRegisterWords(language),
      import('./readings.ts'),
      inSlices(SearchIndex.of(index)).then((made) => {
        if (this.#preparing?.index === index) this.#ready = made
        return made
      }),
    ])
    this.words = words
    await inSlices(joined.read(alphabetOf(readingsOf)))
    this.#read++
  }

  ask(query: string): void {
    if (query === this.#query) return
    this.#query = query
    this.active = 0
  }

  /** Goes to a hit, or to the one that is marked. */
  choose(hit: Hit | undefined = this.hits[this.active]): void {
    if (!hit) return
    const { desk, session } = this.#office
    if (hit.kind === 'object') {
      desk.select(hit.ref)
      desk.locate()
    } else if (hit.kind === 'version') session.setVersion(hit.id)
    else this.#goTo(hit.at)
    this.#chosen()
  }

  step(by: number): void {
    this.active = Math.min(this.hits.length - 1, Math.max(0, this.active + by))
  }
}
