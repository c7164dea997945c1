import { readFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { configOf } from './config-file.ts'
import type { NetworkEntry } from '../src/map/basemap/network-basemap.ts'
import { offsetSystemOfUrl } from '../src/map/basemap/offset-systems.ts'

/**
 * Network basemaps of a site, decided when it is built: .config/basemaps.json. A wrong entry stops the build, so that no
 * visitor ever gets a map that lies elsewhere than the data.
 */

const text = v.pipe(v.string(), v.nonEmpty())
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(22))

const EntrySchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  name: v.strictObject({ zh: text, en: text }),
  kind: v.pipe(
    v.picklist(['xyz', 'wmts']),
    v.description('xyz: {z}/{x}/{y}. wmts: RESTful or KVP, Web Mercator matrix'),
  ),
  url: v.pipe(
    text,
    v.description('{z} {x} {y}, or {TileMatrix} {TileCol} {TileRow}; {s} for subdomains, {key} for the key'),
  ),
  subdomains: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/))), v.minLength(1))),
  attribution: text,
  approval: v.optional(v.pipe(text, v.description('审图号, as the service states it'))),
  tileSize: v.optional(v.picklist([256, 512]), 256),
  minzoom: v.optional(zoom, 0),
  maxzoom: v.optional(zoom, 18),
  coordinates: v.picklist(['cgcs2000', 'wgs84', 'gcj02', 'bd09']),
  key: v.optional(text),
})
const FileSchema = v.strictObject({ $schema: v.optional(v.string()), basemaps: v.array(EntrySchema) })
type Entry = v.InferOutput<typeof EntrySchema>

/** For editors; written to .config/basemaps.schema.json. */
export function basemapSchemaText(): string {
  const schema = toJsonSchema(FileSchema, { typeMode: 'input' })
  return `${JSON.stringify({ title: 'Network basemaps of a Sizhi site', ...schema }, null, 2)}\n`
}

/** @throws Error with a sentence: which entry, what is wrong, what to do */
export function readBasemaps(json: string): NetworkEntry[] {
  const { basemaps } = configOf('.config/basemaps.json', json, FileSchema)
  const seen = new Set<string>()
  return basemaps.map((entry) => {
    const refuse = (why: string): never => {
      throw new Error(`.config/basemaps.json: basemap "${entry.id}": ${why}`)
    }
    if (seen.has(entry.id)) refuse('the id is used twice')
    seen.add(entry.id)
    return ready(entry, refuse)
  })
}

type Refuse = (why: string) => never

function ready(entry: Entry, refuse: Refuse): NetworkEntry {
  if (entry.minzoom > entry.maxzoom) refuse('minzoom is above maxzoom')
  const tiles = tileTemplates(entry, refuse)
  for (const tile of tiles) refuseWrongGround(entry, addressOf(tile, refuse), refuse)
  const { id, name, attribution, tileSize, minzoom, maxzoom } = entry
  return { id, name, tiles, attribution, approval: entry.approval ?? null, tileSize, minzoom, maxzoom }
}

/** MapLibre's templates, with subdomain and key put in. */
function tileTemplates(entry: Entry, refuse: Refuse): string[] {
  const filled = entry.url
    .replace(/\{TileMatrix\}/gi, '{z}')
    .replace(/\{TileCol\}/gi, '{x}')
    .replace(/\{TileRow\}/gi, '{y}')
    .replace(/\{key\}/g, () =>
      entry.key === undefined ? refuse('the url has {key}, but no key is given') : encodeURIComponent(entry.key),
    )
  if (entry.key !== undefined && !entry.url.includes('{key}')) refuse('a key is given, but the url has no {key}')
  for (const part of ['{z}', '{x}', '{y}'])
    if (!filled.includes(part)) refuse(`the url lacks ${part}${entry.kind === 'wmts' ? ' (or its WMTS name)' : ''}`)
  const hosts = filled.includes('{s}')
    ? (entry.subdomains ?? refuse('the url has {s}, but no subdomains are given'))
    : ['']
  const tiles = hosts.map((host) => filled.replaceAll('{s}', host))
  const left = /\{(?![zxy]\})[^}]*\}/.exec(tiles[0]!)
  if (left) refuse(`${left[0]} in the url is not known; known are {z} {x} {y} {s} {key} and the WMTS names`)
  return tiles
}

function addressOf(tile: string, refuse: Refuse): URL {
  if (/^[^/]*\/\/[^/]*\{/.test(tile)) refuse('only {s} may stand in the host of the url')
  let url: URL
  try {
    url = new URL(tile)
  } catch {
    return refuse(`the url is not one: ${tile}`)
  }
  if (!/^https?:$/.test(url.protocol)) refuse(`the url must begin with https:// or http://, not ${url.protocol}`)
  return url
}

function refuseWrongGround(entry: Entry, url: URL, refuse: Refuse): void {
  const claimed = entry.coordinates === 'gcj02' ? 'GCJ-02' : entry.coordinates === 'bd09' ? 'BD-09' : null
  const system = offsetSystemOfUrl(url) ?? claimed
  if (system)
    refuse(
      `${url.hostname} is in ${system}, hundreds of metres off: under CGCS2000 data houses would stand on the wrong ` +
        'side of a line. Use a map in CGCS2000 or WGS 84, such as 天地图 (img_w, vec_w).',
    )
  const whole = decodeURIComponent(url.href)
  if (/(^|\.)tianditu\.(gov\.cn|com)$/.test(url.hostname)) {
    if (/_c\/wmts/i.test(url.pathname) || /(tilematrixset=c|[?&]t=\w+_c)(&|$)/i.test(whole))
      refuse(
        '天地图 *_c has a matrix in degrees (EPSG:4490), which the map cannot lay out. Use the same layer as *_w with TILEMATRIXSET=w.',
      )
    if (entry.key === undefined)
      refuse('天地图 needs a key (tk): apply for one of the browser kind, write &tk={key} and give it as "key"')
    if (entry.approval === undefined)
      refuse('天地图 has an approval number (审图号), which must be shown: give it as "approval"')
  } else if (/tilematrixset=[^&]*(4326|4490|crs84)|\/(?:epsg[:_]?)?(4326|4490)\//i.test(whole))
    refuse(
      'its tile matrix is in degrees (EPSG:4326 or 4490), which the map cannot lay out. Use the Web Mercator matrix (EPSG:3857).',
    )
}

/** Origins of all tiles, for the Content-Security-Policy: exactly these. */
export const basemapHosts = (entries: readonly NetworkEntry[]): string[] => [
  ...new Set(entries.flatMap(({ tiles }) => tiles.map((tile) => new URL(tile).origin))),
]

export const siteConfig = (): NetworkEntry[] =>
  readBasemaps(readFileSync(new URL('./basemaps.json', import.meta.url), 'utf8'))
