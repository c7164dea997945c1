/**
 * A park folder in memory from one GeoJSON file, so that a test shows its whole park at a glance. The `layer` of a
 * feature says in which layer it goes; `crs` is the frame of all of them; `park` holds what park.json would say.
 */
import type { LayerKind } from '../src/engine/model/layer-kind.ts'
import { InputError } from '../src/engine/model/trouble.ts'
import type { FileSource } from '../src/jobs/file-source.ts'
import { SILENT } from '../src/jobs/progress.ts'
import { readPark, type ReadPark } from '../src/jobs/read-park.ts'
import type { Corners } from './shapes.ts'

interface LayerOptions {
  frame?: string
  accuracy_m?: number
  date?: string
}

export interface SceneFeature {
  type: 'Feature'
  properties: { layer: string; [key: string]: unknown }
  geometry: object | null
}

export interface SceneFile {
  type: 'FeatureCollection'
  crs: { type: 'name'; properties: { name: string } }
  park?: { layers?: Partial<Record<LayerKind, LayerOptions>>; materials?: object[]; [key: string]: unknown }
  features: SceneFeature[]
}

/** The files of a park folder: park.json and one GeoJSON file for each layer. */
export function parkFolder({ crs, park = {}, features }: SceneFile): Map<string, string> {
  const { layers: options = {}, ...rest } = park
  const kinds = [...new Set([...Object.keys(options), ...features.map(({ properties }) => properties.layer)])]
  const files = new Map<string, string>()
  const layers = kinds.map((kind) => {
    const file = `${kind}.geojson`
    const layer = { kind, file, frame: crs.properties.name, ...options[kind as LayerKind] }
    const own = { type: 'name', properties: { name: layer.frame } }
    const rows = features.filter(({ properties }) => properties.layer === kind)
    files.set(file, JSON.stringify({ type: 'FeatureCollection', crs: own, features: rows }))
    return layer
  })
  files.set('park.json', JSON.stringify({ format: 1, id: 'case', name: '示例', zone: 37, ...rest, layers }))
  return files
}

/** Files in memory as a job reads them; text is written as UTF-8. */
export function memorySource(files: ReadonlyMap<string, string | Uint8Array>): FileSource {
  return {
    read(name) {
      const content = files.get(name)
      if (content === undefined) return Promise.reject(new InputError('file-missing', {}, { file: name }))
      return Promise.resolve(typeof content === 'string' ? new TextEncoder().encode(content) : content)
    },
  }
}

export const readScene = (scene: SceneFile): Promise<ReadPark> => readPark(memorySource(parkFolder(scene)), SILENT)

/** A scene in zone 37. */
export const sceneOf = (features: SceneFeature[], park: NonNullable<SceneFile['park']> = {}): SceneFile => ({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'EPSG:4525' } },
  park,
  features,
})

/** Where scenes lie: on the central meridian of zone 37, where metres of the plane are metres of the ellipsoid. */
export const ORIGIN = [37500000, 3941000] as const

const at = ([x, y]: readonly [number, number]) => [ORIGIN[0] + x, ORIGIN[1] + y]

export function area(layer: string, properties: object, ...rings: Corners[]): SceneFeature {
  const coordinates = rings.map((ring) => [...ring, ring[0]!].map(at))
  return { type: 'Feature', properties: { layer, ...properties }, geometry: { type: 'Polygon', coordinates } }
}

export function spot(layer: string, properties: object, x: number, y: number): SceneFeature {
  const geometry = { type: 'Point', coordinates: at([x, y]) }
  return { type: 'Feature', properties: { layer, ...properties }, geometry }
}
