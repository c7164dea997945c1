import { expect, test } from 'vitest'
import { offsetSystemInText } from '../../../src/map/basemap/offset-systems.ts'

test.each([
  ['杭锦_gcj02.pmtiles', 'GCJ-02'],
  ['ortho-GCJ-02.tif', 'GCJ-02'],
  ['火星坐标系影像', 'GCJ-02'],
  ['高德卫星图 18级', 'GCJ-02'],
  ['Source: AMap tiles', 'GCJ-02'],
  ['gaode_2024', 'GCJ-02'],
  ['© 腾讯地图', 'GCJ-02'],
  ['baidu-map', 'BD-09'],
  ['百度影像', 'BD-09'],
  ['site_bd09.tif', 'BD-09'],
  ['BD-09 Mercator', 'BD-09'],
])('%s is %s', (text, system) => {
  expect(offsetSystemInText(text)?.system).toBe(system)
})

test.each(['正射影像_CGCS2000_37.tif', 'yamapolis.pmtiles', 'abd0912.tif', '天地图影像', 'TIFFTAG_SOFTWARE=pix4d'])(
  '%s says nothing of the kind',
  (text) => {
    expect(offsetSystemInText(text)).toBeNull()
  },
)
