import type { Map as MapLibre } from 'maplibre-gl'
import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { FollowScale } from './remembered-review.ts'

const EQUATOR_METRES = 40_075_016.686
/** MapLibre draws the equator on so many pixels at zoom 0. */
const EQUATOR_PIXELS = 512
/** CSS pixels are 1/96 inch; the status bar counts so, too. */
const PIXEL_METRES = 0.0254 / 96
const PAN_MS = 150

/** The zoom at which a place of this latitude is drawn at 1 : scale. */
export const zoomOfScale = (scale: number, latitude: number): number =>
  Math.log2((EQUATOR_METRES * Math.cos((latitude * Math.PI) / 180)) / (EQUATOR_PIXELS * scale * PIXEL_METRES))

/** Takes the map to a place at the fixed scale: it pans, and does not zoom out and in again on the way. */
export function follow(map: MapLibre, at: LngLat, scale: FollowScale, animate: boolean): void {
  if (scale === 'off') return
  const zoom = scale === 'keep' ? map.getZoom() : zoomOfScale(Number(scale), at[1])
  const camera = { center: [at[0], at[1]] as [number, number], zoom }
  const { x, y } = map.project(camera.center)
  const { clientWidth, clientHeight } = map.getCanvas()
  const near = x > -clientWidth && y > -clientHeight && x < 2 * clientWidth && y < 2 * clientHeight
  if (near && animate && Math.abs(zoom - map.getZoom()) < 0.01) map.easeTo({ ...camera, duration: PAN_MS })
  else map.jumpTo(camera)
}
