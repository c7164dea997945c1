/** Between the nodes of the net positions are interpolated: how far off, in pixels of the level that is drawn. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { boundsOfImage, type Placement, toPixels } from '../../../src/map/basemap/placement.ts'
import { eachPixel, mercatorX, mercatorY, tileGrid, touchedPixels } from '../../../src/map/basemap/tile-grid.ts'

const RUNS = process.env['SIZHI_LONG'] ? 2000 : 150
const SIZE = 256

/** Tile pixels to degrees, written down apart from the program. */
function degrees(z: number, x: number, y: number, px: number, py: number): [number, number] {
  const scale = 2 ** z
  const lat = 2 * Math.atan(Math.exp(Math.PI * (1 - (2 * (y + py / SIZE)) / scale))) - Math.PI / 2
  return [((x + px / SIZE) / scale) * 360 - 180, (lat * 180) / Math.PI]
}

test('nowhere off by half a pixel', () => {
  let worst = 0
  fc.assert(
    fc.property(
      fc.constantFrom('EPSG:4490', 'EPSG:4525', 'EPSG:4544', 'EPSG:3857', 'EPSG:32649', 'EPSG:4497'),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 18, max: 53, noNaN: true }),
      fc.constantFrom(0.05, 0.2, 1, 10),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.integer({ min: 0, max: 7 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (code, east, lat, metres, turn, coarser, right, down) => {
        const frame = frameByCode(code)!
        const lng = (frame.centralMeridian ?? 111) + east
        const [x0, y0] = frame.fromLngLat(lng, lat)
        const [perX, perY] = frame.metresPerUnit(x0, y0)
        const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
        const [w, h] = [metres / perX, metres / perY]
        const placement: Placement = { frame, affine: [x0, w * cos, w * sin, y0, h * sin, -h * cos] }
        const [width, height] = [20000, 15000]
        const bounds = boundsOfImage(placement, width, height)
        const native = Math.log2(width / (256 * (mercatorX(bounds[2]) - mercatorX(bounds[0]))))
        const z = Math.max(0, Math.round(native) - coarser)
        const at = [bounds[0] + right * (bounds[2] - bounds[0]), bounds[1] + down * (bounds[3] - bounds[1])] as const
        const [x, y] = [Math.floor(mercatorX(at[0]) * 2 ** z), Math.floor(mercatorY(at[1]) * 2 ** z)]
        const place = { z, x, y, size: SIZE }
        const box = touchedPixels(place, bounds)!
        expect(box).not.toBeNull()
        const scale = 2 ** coarser
        const grid = tileGrid(place, box, (positions) => toPixels(placement, positions), scale)
        let count = 0
        eachPixel(grid, (px, py, column, row) => {
          count++
          if ((px * 7 + py * 13) % 97) return
          const exact = Float64Array.from(degrees(z, x, y, px + 0.5, py + 0.5))
          toPixels(placement, exact)
          worst = Math.max(worst, Math.hypot(column - exact[0]!, row - exact[1]!) / scale)
        })
        expect(count).toBe((box[2] - box[0]) * (box[3] - box[1]))
        expect(worst).toBeLessThan(0.5)
      },
    ),
    { seed: 20261122, numRuns: RUNS },
  )
  console.log(`largest error of the net: ${worst.toFixed(4)} pixels`)
})

test('pixels that an area touches', () => {
  const place = { z: 1, x: 1, y: 0, size: SIZE }
  expect(touchedPixels(place, [90, 0, 180, 85.051128])).toEqual([128, 0, 256, 256])
  expect(touchedPixels(place, [-180, -85, 180, 85.06])).toEqual([0, 0, 256, 256])
  expect(touchedPixels(place, [-90, 0, -10, 40])).toBeNull()
})
