/**
 * Headings of coordinates, parted by blanks, in pairs: the first word of one list goes with the first of the other.
 * Which of two is the easting is decided by their size; a surveyor's X points north.
 */
export const LONGITUDES =
  '经度 东经 中心经度 经 lon lng long longitude 东坐标 东向坐标 横坐标 easting east e e坐标 x坐标 坐标x x xcoord pointx gpsx'
export const LATITUDES =
  '纬度 北纬 中心纬度 纬 lat lat lat latitude 北坐标 北向坐标 纵坐标 northing north n n坐标 y坐标 坐标y y ycoord pointy gpsy'
export const PAIRS =
  '坐标 经纬度 位置 中心坐标 位置坐标 地理坐标 坐标位置 coordinates coordinate location lnglat lonlat latlng latlon'
export const SHAPES = 'wkt geom geometry shape thegeom 几何 图形 空间坐标'
