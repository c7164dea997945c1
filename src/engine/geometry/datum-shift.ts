import { CGCS2000_ELLIPSOID, curvatureRadii, type Ellipsoid } from './ellipsoid.ts'
import { toGeocentric, toGeodetic } from './geocentric.ts'
import { helmert } from './helmert.ts'

/** From the longitudes and latitudes of an old datum to those of CGCS2000 and back, degrees, x, y in turn, in place. */
export interface DatumShift {
  toCgcs2000(lngLats: Float64Array): void
  fromCgcs2000(lngLats: Float64Array): void
  /** Metres on the ellipsoid of CGCS2000 for one metre east and one metre north on the old one, near a place of it. */
  stretch(lng: number, lat: number): readonly [number, number]
}

/** A tenth of a micrometre. */
const CLOSE_DEGREES = 1e-12
/** Each pass back leaves a thousandth of the fault or less, so three are the rule. */
const MOST_PASSES = 10

/**
 * By seven parameters (`sevenParameters`). Heights are unknown and taken as 0 on the old ellipsoid; what comes out above
 * or below the new one is dropped. The way back finds the place that the way there brings here, so both agree.
 */
export function helmertShift(old: Ellipsoid, parameters: readonly number[]): DatumShift {
  const transform = helmert(parameters)
  const scale = 1 + parameters[6]! / 1e6
  const at = new Float64Array(3)
  const move = (lng: number, lat: number) => {
    toGeocentric(lng, lat, old, at)
    transform(at)
    toGeodetic(at, CGCS2000_ELLIPSOID)
  }
  return {
    toCgcs2000(lngLats) {
      for (let i = 0; i < lngLats.length; i += 2) {
        move(lngLats[i]!, lngLats[i + 1]!)
        lngLats[i] = at[0]!
        lngLats[i + 1] = at[1]!
      }
    },
    fromCgcs2000(lngLats) {
      for (let i = 0; i < lngLats.length; i += 2) {
        const lng = lngLats[i]!
        const lat = lngLats[i + 1]!
        let [oldLng, oldLat] = [lng, lat]
        for (let pass = 0; pass < MOST_PASSES; pass++) {
          move(oldLng, oldLat)
          const offLng = lng - at[0]!
          const offLat = lat - at[1]!
          oldLng += offLng
          oldLat += offLat
          if (Math.abs(offLng) < CLOSE_DEGREES && Math.abs(offLat) < CLOSE_DEGREES) break
        }
        lngLats[i] = oldLng
        lngLats[i + 1] = oldLat
      }
    },
    stretch(lng, lat) {
      move(lng, lat)
      const height = at[2]!
      const { meridian, primeVertical } = curvatureRadii(at[1]!)
      return [(scale * primeVertical) / (primeVertical + height), (scale * meridian) / (meridian + height)]
    },
  }
}

/** Without parameters: the old longitudes and latitudes are shown as if they were CGCS2000. */
export function noShift(old: Ellipsoid): DatumShift {
  return {
    toCgcs2000: () => {},
    fromCgcs2000: () => {},
    stretch(_lng, lat) {
      const before = curvatureRadii(lat, old)
      const after = curvatureRadii(lat)
      return [after.primeVertical / before.primeVertical, after.meridian / before.meridian]
    },
  }
}
