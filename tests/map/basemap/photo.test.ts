/** Photographs against GDAL: expected.json holds its pixel, line and colours for places; files/make.sh says how. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/engine/model/trouble.ts'
import { openPhoto, type Photo } from '../../../src/map/basemap/photo.ts'
import { photoTile, zoomsOf } from '../../../src/map/basemap/photo-tile.ts'
import { toPixels } from '../../../src/map/basemap/placement.ts'
import { mercatorX, mercatorY } from '../../../src/map/basemap/tile-grid.ts'

const path = (name: string) => fileURLToPath(new URL(`../files/${name}`, import.meta.url))
const open = (name: string, as = name) => openPhoto(new Blob([readFileSync(path(name))]), as)
interface Place {
  at: [number, number]
  pixel: [number, number]
  values: number[]
}
const EXPECTED = JSON.parse(readFileSync(path('expected.json'), 'utf8')) as Record<string, Place[]>

const SIZE = 256
async function colourAt(photo: Photo, [lng, lat]: [number, number], z: number): Promise<number[]> {
  const [mx, my] = [mercatorX(lng) * 2 ** z, mercatorY(lat) * 2 ** z]
  const [x, y] = [Math.floor(mx), Math.floor(my)]
  const tile = await photoTile(photo, { z, x, y, size: SIZE })
  const at = (Math.floor((my - y) * SIZE) * SIZE + Math.floor((mx - x) * SIZE)) * 4
  return tile ? [...tile.subarray(at, at + 4)] : [0, 0, 0, 0]
}

/** Colours of the ramp between the middles of two pixels; a drawn pixel is a twelfth of one of the photograph. */
const between = ([column, row]: [number, number]) => [column - 0.5, row - 0.5]
const FINE = 20
const NEAR = 0.65

test.each(Object.keys(EXPECTED).filter((name) => name.endsWith('.tif')))('%s lies where GDAL has it', async (name) => {
  const photo = await open(name)
  for (const { at, pixel } of EXPECTED[name]!) {
    const position = Float64Array.from(at)
    toPixels(photo.placement, position)
    // GDAL and PROJ go through WGS 84 with nine decimals at most.
    expect(Math.hypot(position[0]! - pixel[0], position[1]! - pixel[1])).toBeLessThan(0.001)
  }
})

describe('colours at known places', () => {
  test.each(['gk-37-overviews.tif', 'degrees-4490-strips.tif', 'utm-49-turned-planes.tif', 'big-endian-bigtiff.tif'])(
    '%s',
    async (name) => {
      const photo = await open(name)
      for (const { at, pixel } of EXPECTED[name]!) {
        const [red, green, blue, alpha] = await colourAt(photo, at, FINE)
        expect(Math.abs(red! - between(pixel)[0]!)).toBeLessThan(NEAR)
        expect(Math.abs(green! - between(pixel)[1]!)).toBeLessThan(NEAR)
        expect([blue, alpha]).toEqual([128, 255])
      }
    },
  )

  test('of a file whose points are the middles of pixels', async () => {
    // GDAL's line and pixel count from the corner; its geotransform has the half pixel taken off.
    const photo = await open('web-mercator-point.tif')
    for (const { at, pixel } of EXPECTED['web-mercator-point.tif']!) {
      const [red, green] = await colourAt(photo, at, FINE)
      expect(Math.abs(red! - between(pixel)[0]!)).toBeLessThan(NEAR)
      expect(Math.abs(green! - between(pixel)[1]!)).toBeLessThan(NEAR)
    }
  })

  test('of 16 bits: from the darkest to the brightest', async () => {
    const photo = await open('sixteen-bit.tif')
    for (const { at, pixel } of EXPECTED['sixteen-bit.tif']!) {
      const [red, green, blue] = await colourAt(photo, at, FINE)
      // 1000 to 5080 over all bands: 16 for each step of the ramp, so the ramp comes back.
      expect(Math.abs(red! - between(pixel)[0]!)).toBeLessThan(NEAR)
      expect(Math.abs(green! - between(pixel)[1]!)).toBeLessThan(NEAR)
      expect(blue).toBe(128)
    }
  })

  test('of one grey band, and nothing where the file says so', async () => {
    const photo = await open('grey-nodata.tif')
    for (const { at, pixel } of EXPECTED['grey-nodata.tif']!) {
      const [red, green, blue, alpha] = await colourAt(photo, at, FINE)
      expect(Math.abs(red! - between(pixel)[0]!)).toBeLessThan(NEAR)
      expect([green, blue, alpha]).toEqual([red, red, 255])
    }
    // The middle of column 7, whose value is the one for nothing; the middle of column 9.
    const { frame, affine } = photo.placement
    const middle = (column: number) =>
      frame.toLngLat(affine[0] + affine[1] * (column + 0.5), affine[3] - 100) as [number, number]
    expect((await colourAt(photo, middle(7), 23))[3]).toBeLessThan(30)
    expect((await colourAt(photo, middle(9), 23))[3]).toBe(255)
  })

  test('with alpha', async () => {
    const photo = await open('alpha.tif')
    for (const { at, pixel, values } of EXPECTED['alpha.tif']!) {
      const [red, , , alpha] = await colourAt(photo, at, FINE)
      expect(Math.abs(red! - between(pixel)[0]!)).toBeLessThan(NEAR)
      expect(Math.abs(alpha! - values[3]!)).toBeLessThan(1.2)
    }
  })

  test('of a colour table', async () => {
    const photo = await open('palette.tif')
    for (const { at, pixel } of EXPECTED['palette.tif']!) {
      const [red, green, blue] = await colourAt(photo, at, FINE)
      expect(Math.abs(255 - red! - between(pixel)[0]!)).toBeLessThan(NEAR)
      expect(Math.abs(green! - between(pixel)[0]!)).toBeLessThan(NEAR)
      expect(blue).toBe(9)
    }
  })

  test('of JPEG in YCbCr with a mask', async () => {
    const photo = await open('jpeg-ycbcr-mask.tif')
    for (const { at, pixel, values } of EXPECTED['jpeg-ycbcr-mask.tif']!) {
      const [red, green, blue, alpha] = await colourAt(photo, at, FINE)
      expect(alpha).toBe(pixel[0] > 128 ? 255 : 0)
      if (alpha === 0) continue
      // Another decoder rounds the cosines and the chroma between pixels in another way.
      for (const [found, wanted] of [
        [red, values[0]],
        [green, values[1]],
        [blue, values[2]],
      ])
        expect(Math.abs(found! - wanted!)).toBeLessThanOrEqual(4)
    }
  })
})

test('from afar the overviews are taken, and means where there are none', async () => {
  for (const name of ['gk-37-overviews.tif', 'degrees-4490-strips.tif']) {
    const photo = await open(name)
    const { minzoom, maxzoom } = zoomsOf(photo)
    for (const { at, pixel } of EXPECTED[name]!) {
      for (let z = minzoom + 4; z < maxzoom; z++) {
        const drawn = photo.width / (256 * 2 ** z * (mercatorX(photo.bounds[2]) - mercatorX(photo.bounds[0])))
        // The place is within half a drawn pixel, and an overview is off by less than one of its own.
        const near = 1.5 * Math.max(1, drawn)
        const [red, green] = await colourAt(photo, at, z)
        expect(Math.abs(red! - between(pixel)[0]!), `${name} ${z}`).toBeLessThan(near)
        expect(Math.abs(green! - between(pixel)[1]!), `${name} ${z}`).toBeLessThan(near)
      }
    }
  }
  const photo = await open('gk-37-overviews.tif')
  expect((await photo.levelFor(1)).width).toBe(256)
  expect((await photo.levelFor(2.1)).width).toBe(128)
  expect((await photo.levelFor(3.9)).width).toBe(128)
  expect((await photo.levelFor(9)).width).toBe(64)
})

test('beside the photograph there is nothing', async () => {
  const photo = await open('gk-37-overviews.tif')
  expect(await photoTile(photo, { z: 18, x: 0, y: 0, size: SIZE })).toBeNull()
  // The zone is turned against the map: corners of the box in degrees lie outside the photograph.
  const turned = await open('utm-49-turned-planes.tif')
  const [west, , , north] = turned.bounds
  expect((await colourAt(turned, [west + 2e-5, north - 2e-5], 19))[3]).toBe(0)
})

describe('refused, with the reason', () => {
  const refusal = async (name: string, as?: string) => {
    const error: unknown = await open(name, as).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(InputError)
    const { code, params, where } = error as InputError
    expect(where.file).toBe(as ?? name)
    return [code, params]
  }
  test.each([
    ['refused-no-position.tif', 'ground-no-position', {}],
    ['refused-no-crs.tif', 'ground-no-crs', {}],
    ['refused-british-grid.tif', 'ground-unknown-crs', { crs: 'EPSG:27700' }],
    ['refused-xian-80.tif', 'ground-old-datum', { crs: 'EPSG:2361' }],
    ['refused-zstd.tif', 'ground-compression', { compression: 'ZSTD' }],
    ['refused-float.tif', 'ground-samples', { found: '32 bit' }],
  ])('%s', async (name, code, params) => {
    expect(await refusal(name)).toEqual([code, params])
  })
  test('a description that speaks of GCJ-02', async () => {
    const found = { system: 'GCJ-02', word: 'GCJ-02' }
    expect(await refusal('refused-named-gcj.tif', 'ortho.tif')).toEqual(['ground-offset', found])
  })
  test('a file name that speaks of 百度', async () => {
    expect(await refusal('alpha.tif', '百度影像.tif')).toEqual(['ground-offset', { system: 'BD-09', word: '百度' }])
  })
  test('a file cut short', async () => {
    const bytes = readFileSync(path('gk-37-overviews.tif'))
    for (const length of [3, 8, 40, 200, bytes.length - 1]) {
      const error: unknown = await openPhoto(new Blob([bytes.subarray(0, length)]), 'cut.tif').catch(
        (reason: unknown) => reason,
      )
      expect((error as InputError).code, `${length} bytes`).toBe('ground-broken')
    }
  })
})
