import { isLanguage } from '../i18n/index.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import { LAYER_KINDS } from '../engine/model/layer-kind.ts'
import { type Desk, type Mode, MODES } from './state/desk.svelte.ts'
import type { Session } from './state/session.svelte.ts'

export interface Link {
  readonly park: string | null
  /** A project of this device. */
  readonly project: string | null
  readonly mode: Mode | null
  readonly language: 'zh' | 'en' | null
  readonly version: string | null
  readonly against: string | null
  readonly asOf: string | null
  readonly view: { zoom: number; lat: number; lng: number } | null
  readonly selected: ObjectRef | null
  readonly finding: string | null
}

const includes = <T extends string>(list: readonly T[], value: string | null): value is T =>
  value !== null && (list as readonly string[]).includes(value)

/** What a link restores; anything that it does not understand is left out. */
export function readLink(search: string): Link {
  const query = new URLSearchParams(search)
  const mode = query.get('mode')
  const language = query.get('lang')
  const asOf = query.get('on')
  const [zoom, lat, lng] = (query.get('view') ?? '').split('/').map(Number)
  const numbers = [zoom, lat, lng].every((value) => value !== undefined && Number.isFinite(value))
  const [layer, ...id] = (query.get('select') ?? '').split('/')
  const kinds = [...LAYER_KINDS, 'material'] as const
  const park = query.get('park')
  return {
    park: park !== null && /^[a-z0-9][a-z0-9_-]*$/.test(park) ? park : null,
    project: query.get('project'),
    mode: includes(MODES, mode) ? mode : null,
    language: isLanguage(language) ? language : null,
    version: query.get('boundary'),
    against: query.get('against'),
    asOf: asOf !== null && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : null,
    view: numbers && Math.abs(lat!) < 85 ? { zoom: zoom!, lat: lat!, lng: lng! } : null,
    selected:
      includes(kinds, layer ?? null) && id.length > 0 ? { layer: layer as ObjectRef['layer'], id: id.join('/') } : null,
    finding: query.get('finding'),
  }
}

/** The link of what is on the screen now. */
export function writeLink(session: Session, desk: Desk): string {
  const query = new URLSearchParams()
  const { origin } = session
  if (origin?.kind === 'sample') query.set('park', origin.id)
  else if (session.keeping?.project) query.set('project', session.keeping.project)
  query.set('mode', desk.mode)
  if (desk.language !== 'zh') query.set('lang', desk.language)
  if (session.versionId !== null) query.set('boundary', session.versionId)
  if (session.againstId !== null) query.set('against', session.againstId)
  if (session.asOf !== session.today) query.set('on', session.asOf)
  const { camera, selected } = desk
  if (camera) query.set('view', [camera.zoom.toFixed(2), camera.lat.toFixed(5), camera.lng.toFixed(5)].join('/'))
  if (selected) query.set('select', `${selected.layer}/${selected.id}`)
  if (desk.finding) query.set('finding', desk.finding)
  return `?${query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')}`
}
