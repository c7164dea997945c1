/**
 * Chinese coordinate systems with a secret offset: GCJ-02 (高德, 腾讯, Google China) and BD-09 (百度). They look like
 * longitudes and latitudes and lie 275 to 521 m off in the parks that were looked at, so that such a map under CGCS2000
 * data shows a village on the wrong side of the line.
 */
export type OffsetSystem = 'GCJ-02' | 'BD-09'

/** Tile hosts by the end of the name. */
const HOSTS: readonly (readonly [string, OffsetSystem])[] = [
  ['autonavi.com', 'GCJ-02'],
  ['amap.com', 'GCJ-02'],
  ['gtimg.com', 'GCJ-02'],
  ['map.qq.com', 'GCJ-02'],
  ['google.cn', 'GCJ-02'],
  ['geoq.cn', 'GCJ-02'],
  ['bdimg.com', 'BD-09'],
  ['bdstatic.com', 'BD-09'],
  ['baidu.com', 'BD-09'],
]

/** The system of a known tile service, whatever its entry claims. */
export function offsetSystemOfUrl(url: URL): OffsetSystem | null {
  const host = url.hostname.toLowerCase()
  const known = HOSTS.find(([end]) => host === end || host.endsWith(`.${end}`))
  if (known) return known[1]
  // Google's tiles for China: the same host as elsewhere, told by the country.
  return /(^|\.)google\.com$/.test(host) && url.searchParams.get('gl')?.toLowerCase() === 'cn' ? 'GCJ-02' : null
}

const WORDS: readonly (readonly [RegExp, OffsetSystem])[] = [
  [/bd[-_ ]?0?9(?!\d)|baidu|百度/i, 'BD-09'],
  [/gcj[-_ ]?(0?2)?|火星坐标|火星|高德|腾讯|(?<![a-z])amap(?![a-z])|gaode|autonavi|tencent/i, 'GCJ-02'],
]

/** The system that a file name or a description speaks of, with the words that say so. */
export function offsetSystemInText(text: string): { system: OffsetSystem; word: string } | null {
  for (const [pattern, system] of WORDS) {
    const found = pattern.exec(text)
    if (found) return { system, word: found[0] }
  }
  return null
}
