/** The deploy-time list of network basemaps (.config/basemaps.json): what is taken, what is refused and why. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { basemapHosts, basemapSchemaText, readBasemaps, siteConfig } from '../../../.config/basemaps.ts'
import { dataHosts, readDataHosts } from '../../../.config/data-hosts.ts'
import { contentSecurityPolicy } from '../../../.config/content-security-policy.ts'
import { networkBasemap, siteBasemaps } from '../../../src/map/basemap/network-basemap.ts'

const TIANDITU = {
  id: 'tianditu-img',
  name: { zh: '天地图影像', en: 'Tianditu imagery' },
  kind: 'wmts',
  url: 'https://t{s}.tianditu.gov.cn/img_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}&tk={key}',
  subdomains: ['0', '1'],
  attribution: '国家地理信息公共服务平台（天地图）',
  approval: 'GS（2024）0568号',
  maxzoom: 18,
  coordinates: 'cgcs2000',
  key: 'abc/1',
}
const OWN = {
  id: 'own',
  name: { zh: '园区影像', en: 'Park imagery' },
  kind: 'xyz',
  url: 'https://tiles.example.cn:8443/ortho/{z}/{x}/{y}.png',
  attribution: '园区管委会',
  coordinates: 'wgs84',
}
const read = (...entries: unknown[]) => readBasemaps(JSON.stringify({ basemaps: entries }))

test('天地图 with key, hosts and approval number', () => {
  const [entry] = read(TIANDITU)
  expect(entry!.tiles).toHaveLength(2)
  expect(entry!.tiles[1]).toBe(
    'https://t1.tianditu.gov.cn/img_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=abc%2F1',
  )
  expect(networkBasemap(entry!).attribution).toBe('国家地理信息公共服务平台（天地图） 审图号：GS（2024）0568号')
})

test('a service of one’s own, with what is left out filled in', () => {
  expect(read(OWN)).toEqual([
    {
      id: 'own',
      name: OWN.name,
      tiles: [OWN.url],
      attribution: '园区管委会',
      approval: null,
      tileSize: 256,
      minzoom: 0,
      maxzoom: 18,
    },
  ])
  expect(read({ ...OWN, url: 'http://10.0.0.8/{z}/{x}/{y}.jpg' })[0]!.tiles).toEqual([
    'http://10.0.0.8/{z}/{x}/{y}.jpg',
  ])
})

describe('refused', () => {
  const cases: readonly (readonly [string, object, RegExp])[] = [
    ...(
      [
        ['https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}', 'GCJ-02'],
        ['https://webst0{s}.is.autonavi.com/appmaptile?style=6&x={x}&y={y}&z={z}', 'GCJ-02'],
        ['https://tiles.amap.com/{z}/{x}/{y}', 'GCJ-02'],
        ['https://rt0.map.gtimg.com/tile?z={z}&x={x}&y={y}', 'GCJ-02'],
        ['https://mt1.google.cn/vt/lyrs=s&x={x}&y={y}&z={z}', 'GCJ-02'],
        ['https://mt1.google.com/vt?lyrs=m&gl=CN&x={x}&y={y}&z={z}', 'GCJ-02'],
        ['https://map.geoq.cn/ArcGIS/rest/services/ChinaOnlineCommunity/MapServer/tile/{z}/{y}/{x}', 'GCJ-02'],
        ['https://maponline0.bdimg.com/tile/?x={x}&y={y}&z={z}', 'BD-09'],
        ['https://ss0.bdstatic.com/tile/?x={x}&y={y}&z={z}', 'BD-09'],
      ] as const
    ).map(
      ([url, system]) =>
        [
          `${url}, whatever it claims`,
          { ...OWN, url, subdomains: ['1'] },
          new RegExp(`${system}, hundreds of metres off`),
        ] as const,
    ),
    ['an entry that says GCJ-02', { ...OWN, coordinates: 'gcj02' }, /GCJ-02, hundreds of metres off/],
    ['an entry that says BD-09', { ...OWN, coordinates: 'bd09' }, /BD-09, hundreds of metres off/],
    [
      '天地图 in degrees',
      { ...TIANDITU, url: TIANDITU.url.replace('img_w', 'img_c').replace('SET=w', 'SET=c') },
      /EPSG:4490.*\*_w/,
    ],
    [
      '天地图 in degrees by DataServer',
      { ...TIANDITU, kind: 'xyz', url: 'https://t0.tianditu.gov.cn/DataServer?T=vec_c&x={x}&y={y}&l={z}&tk={key}' },
      /EPSG:4490/,
    ],
    ['天地图 without a key', { ...TIANDITU, key: undefined, url: TIANDITU.url.replace('{key}', '') }, /needs a key/],
    ['天地图 without an approval number', { ...TIANDITU, approval: undefined }, /审图号/],
    [
      'a matrix in degrees',
      { ...OWN, kind: 'wmts', url: 'https://a.cn/wmts?TILEMATRIXSET=EPSG:4490&z={z}&y={y}&x={x}' },
      /tile matrix is in degrees/,
    ],
    [
      'a RESTful matrix in degrees',
      { ...OWN, kind: 'wmts', url: 'https://a.cn/wmts/EPSG:4326/{TileMatrix}/{TileRow}/{TileCol}.png' },
      /tile matrix is in degrees/,
    ],
    ['no place for the row', { ...OWN, url: 'https://a.cn/{z}/{x}.png' }, /lacks \{y\}/],
    ['an unknown placeholder', { ...OWN, url: 'https://a.cn/{z}/{x}/{y}/{style}.png' }, /\{style\} in the url/],
    ['{s} without subdomains', { ...OWN, url: 'https://{s}.a.cn/{z}/{x}/{y}' }, /no subdomains/],
    ['{key} without a key', { ...OWN, url: 'https://a.cn/{z}/{x}/{y}?k={key}' }, /no key is given/],
    ['a key without {key}', { ...OWN, key: 'abc' }, /the url has no \{key\}/],
    [
      'a host that is a placeholder',
      { ...OWN, url: 'https://{z}.a.cn/{z}/{x}/{y}' },
      /only \{s\} may stand in the host/,
    ],
    ['another scheme', { ...OWN, url: 'ftp://a.cn/{z}/{x}/{y}' }, /must begin with https/],
    ['no url', { ...OWN, url: 'tiles/{z}/{x}/{y}' }, /the url is not one/],
    ['zooms upside down', { ...OWN, minzoom: 12, maxzoom: 9 }, /minzoom is above maxzoom/],
    ['a field that is not known', { ...OWN, opacity: 1 }, /basemaps\.0\.opacity/],
    ['no attribution', { ...OWN, attribution: '' }, /basemaps\.0\.attribution/],
  ]
  test.each(cases)('%s', (_title, entry, sentence) => {
    expect(() => read(entry)).toThrow(sentence)
  })

  test('an id used twice', () => {
    expect(() => read(OWN, OWN)).toThrow('basemap "own": the id is used twice')
  })
  test('what is not JSON', () => {
    expect(() => readBasemaps('{ "basemaps": [')).toThrow('.config/basemaps.json is not JSON')
  })
  test('what is not a list', () => {
    expect(() => readBasemaps('{}')).toThrow('.config/basemaps.json: basemaps')
  })
})

describe('Content-Security-Policy', () => {
  test('without basemaps: nothing from anywhere else', () => {
    expect(contentSecurityPolicy([])).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
    )
  })
  test('with basemaps: exactly their hosts, for images and fetching', () => {
    const hosts = basemapHosts(read(TIANDITU, OWN))
    expect(hosts).toEqual(['https://t0.tianditu.gov.cn', 'https://t1.tianditu.gov.cn', 'https://tiles.example.cn:8443'])
    const parts = contentSecurityPolicy(hosts).split('; ')
    expect(parts).toContain(`img-src 'self' data: blob: ${hosts.join(' ')}`)
    expect(parts).toContain(`connect-src 'self' ${hosts.join(' ')}`)
    expect(parts.filter((part) => part.includes('//'))).toHaveLength(2)
  })
})

test('the repository’s own list is empty, and then the page has none', () => {
  expect(siteConfig()).toEqual([])
  expect(siteBasemaps()).toEqual([])
})

test('basemaps.schema.json is the definition of the reader', async () => {
  const path = fileURLToPath(new URL('../../../.config/basemaps.schema.json', import.meta.url))
  const made = await format(basemapSchemaText(), { parser: 'json', printWidth: 120 })
  if (process.env['UPDATE']) writeFileSync(path, made)
  expect(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')).toBe(made)
})

describe('hosts of large layers (.config/data-hosts.json)', () => {
  test('none as it comes; those that are named may be asked for data, and for nothing else', () => {
    expect(dataHosts()).toEqual([])
    const hosts = readDataHosts('{ "hosts": ["https://data.example.cn", "http://10.0.0.2:8080"] }')
    const policy = contentSecurityPolicy([], hosts).split('; ')
    expect(policy).toContain("connect-src 'self' https://data.example.cn http://10.0.0.2:8080")
    expect(policy.filter((rule) => rule.includes('example.cn'))).toHaveLength(1)
  })

  test.each(['{', '{ "hosts": ["data.example.cn"] }', '{ "hosts": ["https://a.cn/b"] }', '{ "host": [] }'])(
    'a wrong file stops the build: %s',
    (json) => expect(() => readDataHosts(json)).toThrow('.config/data-hosts.json'),
  )
})
