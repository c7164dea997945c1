import { FRAME_CODES, type FrameEntry } from '../../engine/geometry/frame-list.ts'
import type { Language } from '../../i18n/index.ts'

const DATUMS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  cgcs2000: { zh: 'CGCS2000', en: 'CGCS2000' },
  wgs84: { zh: 'WGS 84', en: 'WGS 84' },
  xian80: { zh: '西安80', en: 'Xi’an 80' },
  beijing54: { zh: '北京54', en: 'Beijing 54' },
}

/** A coordinate system as a surveyor calls it, with its code. */
export function frameName(entry: FrameEntry, language: Language): string {
  return `${DATUMS[entry.datum]?.[language] ?? entry.datum} ${kindName(entry, language)} · ${entry.code}`
}

/** The same by its code; one that is not known is its code alone. */
export function crsName(code: string, language: Language): string {
  const entry = FRAME_CODES.find((each) => each.code === code)
  return entry ? frameName(entry, language) : code
}

function kindName({ kind, zone, centralMeridian, prefix, south }: FrameEntry, language: Language): string {
  const zh = language === 'zh'
  if (kind === 'geographic') return zh ? '经纬度' : 'longitude, latitude'
  if (kind === 'web') return 'Web Mercator'
  if (kind === 'utm') return `UTM ${zone}${south ? 'S' : 'N'}`
  const width = kind === 'gk3' ? '3°' : '6°'
  if (prefix) return zh ? `${width} 带第 ${zone} 带（带带号）` : `${width} zone ${zone}`
  return zh
    ? `${width} 带 中央经线 ${centralMeridian}°（无带号）`
    : `${width} CM ${centralMeridian}° (no zone in front)`
}
