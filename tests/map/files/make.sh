#!/bin/sh
# Photographs for the tests, made with GDAL 3.6.2 (PROJ 9.1.1): sh tests/map/files/make.sh
# Each pixel says where it is: red is its column, green its row. expected.json holds what GDAL says of the same places.
set -e
cd "$(dirname "$0")"
tmp=$(mktemp -d)
q='gdal_translate -q'
node -e '
const [w, h] = [256, 192], bytes = Buffer.alloc(w * h * 3)
for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) bytes.set([x, y, 128], (y * w + x) * 3)
process.stdout.write(Buffer.concat([Buffer.from(`P6 ${w} ${h} 255\n`), bytes]))' >"$tmp/ramp.ppm"
deflate='-co COMPRESS=DEFLATE -co PREDICTOR=2'
gk='-a_srs EPSG:4525 -a_ullr 37498000 3941400 37498512 3941016'

$q "$tmp/ramp.ppm" gk-37-overviews.tif $gk $deflate -co TILED=YES -co BLOCKXSIZE=64 -co BLOCKYSIZE=64
gdaladdo -q -r average gk-37-overviews.tif 2 4 --config COMPRESS_OVERVIEW DEFLATE
$q "$tmp/ramp.ppm" degrees-4490-strips.tif -a_srs EPSG:4490 -a_ullr 110.97 35.605 110.976 35.601 -co COMPRESS=LZW -co PREDICTOR=2
$q "$tmp/ramp.ppm" web-mercator-point.tif -srcwin 0 0 96 64 -a_srs EPSG:3857 -a_ullr 12353000 4241000 12353192 4240872 -mo AREA_OR_POINT=Point -co COMPRESS=PACKBITS
$q "$tmp/ramp.ppm" "$tmp/ramp.vrt" -of VRT -a_srs EPSG:32649
sed 's|<SRS|<GeoTransform>497000, 1.8, 0.6, 3941400, 0.6, -1.8</GeoTransform><SRS|' "$tmp/ramp.vrt" >"$tmp/turned.vrt"
$q "$tmp/turned.vrt" utm-49-turned-planes.tif $deflate -co INTERLEAVE=BAND
$q "$tmp/ramp.ppm" sixteen-bit.tif $gk $deflate -ot UInt16 -scale 0 255 1000 5080
$q "$tmp/ramp.ppm" big-endian-bigtiff.tif $gk $deflate -co ENDIANNESS=BIG -co BIGTIFF=YES
$q "$tmp/ramp.ppm" grey-nodata.tif $gk $deflate -b 1 -a_nodata 7
$q "$tmp/ramp.ppm" alpha.tif $gk $deflate -b 1 -b 2 -b 3 -b 2 -colorinterp red,green,blue,alpha
$q "$tmp/ramp.ppm" "$tmp/index.vrt" -of VRT -b 1 $gk
sed 's|<ColorInterp>.*</ColorInterp>|<ColorInterp>Palette</ColorInterp><ColorTable>'"$(node -e '
let t = ""; for (let i = 0; i < 256; i++) t += `<Entry c1="${255 - i}" c2="${i}" c3="9" c4="255"/>`; process.stdout.write(t)')"'</ColorTable>|' "$tmp/index.vrt" >"$tmp/palette.vrt"
$q "$tmp/palette.vrt" palette.tif $deflate
# A mask that hides the left half: only columns 128 and more are seen.
$q "$tmp/ramp.ppm" "$tmp/mask.tif" -b 1 -scale 127 128 0 255 -ot Byte
sed 's|</VRTDataset>|<MaskBand><VRTRasterBand dataType="Byte"><SimpleSource><SourceFilename relativeToVRT="0">'"$tmp"'/mask.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></MaskBand></VRTDataset>|' "$tmp/ramp.vrt" >"$tmp/masked.vrt"
$q "$tmp/masked.vrt" jpeg-ycbcr-mask.tif $gk -co COMPRESS=JPEG -co PHOTOMETRIC=YCBCR -co JPEG_QUALITY=95 -co TILED=YES -co BLOCKXSIZE=128 -co BLOCKYSIZE=128 --config GDAL_TIFF_INTERNAL_MASK YES

# A tile of 256 pixels: red is the column, green the row.
node -e '
const bytes = Buffer.alloc(256 * 256 * 3)
for (let y = 0; y < 256; y++) for (let x = 0; x < 256; x++) bytes.set([x, y, 128], (y * 256 + x) * 3)
process.stdout.write(Buffer.concat([Buffer.from("P6 256 256 255\n"), bytes]))' >"$tmp/tile.ppm"
$q -of PNG "$tmp/tile.ppm" tile.png && rm -f tile.png.aux.xml

small='-outsize 16 12 -r nearest'
$q "$tmp/ramp.ppm" refused-no-position.tif $small
$q "$tmp/ramp.ppm" refused-no-crs.tif $small -a_ullr 37498000 3941400 37498512 3941016
$q "$tmp/ramp.ppm" refused-british-grid.tif $small -a_srs EPSG:27700 -a_ullr 400000 300000 400512 299616
$q "$tmp/ramp.ppm" refused-xian-80.tif $small -a_srs EPSG:2361 -a_ullr 37498000 3941400 37498512 3941016
$q "$tmp/ramp.ppm" refused-zstd.tif $small $gk -co COMPRESS=ZSTD
$q "$tmp/ramp.ppm" refused-float.tif $small $gk -ot Float32
$q "$tmp/ramp.ppm" refused-named-gcj.tif $small $gk -mo TIFFTAG_IMAGEDESCRIPTION="tiles of GCJ-02, level 18"

# What GDAL says: pixel and line of a place, and the colours there.
points='110.9782 35.6018|110.9801 35.6005|110.9824 35.5991|110.97912 35.59987|110.9815 35.6016'
ask() { # file, points
  printf '  "%s": [\n' "$1"
  echo "$2" | tr '|' '\n' | while read -r lng lat; do
    at=$(echo "$lng $lat" | gdaltransform -i -t_srs '+proj=longlat +ellps=GRS80 +no_defs' "$1" | cut -d' ' -f1,2)
    values=$(gdallocationinfo -valonly "$1" $(echo "$at" | awk '{print int($1), int($2)}') | paste -sd, -)
    printf '    {"at": [%s, %s], "pixel": [%s], "values": [%s]},\n' "$lng" "$lat" "$(echo "$at" | tr ' ' ',')" "$values"
  done | sed '$ s/,$//'
  printf '  ]'
}
{
  echo '{'
  printf '  "source": "gdaltransform -i and gdallocationinfo of GDAL 3.6.2; see make.sh",\n'
  first=1
  for file in gk-37-overviews sixteen-bit big-endian-bigtiff grey-nodata alpha palette jpeg-ycbcr-mask; do
    [ $first = 1 ] || printf ',\n'; first=0
    ask "$file.tif" "$points"
  done
  printf ',\n'; ask degrees-4490-strips.tif '110.9705 35.6046|110.9731 35.6029|110.9757 35.6013'
  printf ',\n'; ask web-mercator-point.tif '110.9693 35.5650|110.9697 35.5648|110.9701 35.5653'
  printf ',\n'; ask utm-49-turned-planes.tif '110.9689 35.6157|110.9702 35.6151|110.9712 35.6163'
  printf '\n}\n'
} >expected.json
rm -rf "$tmp"
