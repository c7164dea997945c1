import { expect, test } from 'vitest'
import { geodesicMetres } from '../../../src/engine/geometry/geodesic.ts'
import { MIDDLE_LATITUDE_METRES, middleLatitudeMetres } from '../../../src/engine/geometry/middle-latitude.ts'

test.each([0, 3, 18, 31, 45, 54, 60])('as GeographicLib to 0.01 mm, at %i° of latitude', (lat) => {
  for (const metres of [0.01, 1, 500, 3000, 8000, MIDDLE_LATITUDE_METRES])
    for (let degrees = 0; degrees < 360; degrees += 7) {
      const angle = (degrees * Math.PI) / 180
      const to = [
        110 + (metres * Math.sin(angle)) / 111_300 / Math.cos((lat * Math.PI) / 180),
        lat + (metres * Math.cos(angle)) / 111_300,
      ] as const
      expect(Math.abs(middleLatitudeMetres(110, lat, ...to) - geodesicMetres([110, lat], to))).toBeLessThan(1e-5)
    }
})
