import { InputError } from '../../../../src/engine/model/trouble.ts'
import type { Basemap } from '../../../../src/map/basemap/basemap.ts'
import { openLocalBasemap } from '../../../../src/map/basemap/local-basemap.ts'
import { networkBasemap, siteBasemaps } from '../../../../src/map/basemap/network-basemap.ts'
import { MapView } from '../../../../src/map/map-view.ts'

/** The map of the page with no park on it, and a file as ground. */
const query = new URLSearchParams(location.search)
const state = document.getElementById('state')!
const view = MapView.open(
  document.getElementById('map')!,
  {
    picked: () => undefined,
    clicked: () => false,
    doubleClicked: () => false,
    moved: () => undefined,
    pointer: () => undefined,
    drawn: () => (state.textContent = 'drawn'),
  },
  { lng: Number(query.get('lng')), lat: Number(query.get('lat')), zoom: Number(query.get('zoom')) },
  'map',
)!
Object.assign(window, { map: view.map })

let shown: Basemap | null = null
async function show(open: () => Promise<Basemap | null>): Promise<void> {
  state.textContent = 'busy'
  try {
    const next = await open()
    view.setBasemap(next)
    shown?.close()
    shown = next
    view.map.once('idle', () => (state.textContent = next ? `${next.kind} ${next.attribution ?? ''}`.trim() : 'none'))
    view.map.triggerRepaint()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    state.textContent = `refused ${error.code}`
  }
}
document.getElementById('file')!.addEventListener('change', (event) => {
  const [file] = (event.currentTarget as HTMLInputElement).files!
  if (file) void show(() => openLocalBasemap(file))
})
document.getElementById('none')!.addEventListener('click', () => void show(() => Promise.resolve(null)))
document
  .getElementById('network')!
  .addEventListener('click', () => void show(() => Promise.resolve(networkBasemap(siteBasemaps()[0]!))))
