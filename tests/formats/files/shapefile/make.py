"""Writes the Shapefiles of this folder with GDAL and, in gdal.json, what GDAL reads from them.

    python3 make.py            (GDAL 3.6.2, package python3-gdal)

Tests do not need it: its results are stored. Names and places are invented.
"""
import json, os, shutil, struct
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
here = os.path.dirname(os.path.abspath(__file__))
answers = {"source": f"GDAL {gdal.__version__}, ogr.Open of each file, coordinates as in its GeoJSON", "layers": {}}


def make(name, geometry_type, rows, fields, encoding="UTF-8", epsg=None, options=()):
    folder = f"{here}/{name}"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    srs = None
    if epsg:
        srs = osr.SpatialReference()
        srs.ImportFromEPSG(epsg)
        srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(folder)
    layer = source.CreateLayer(name, srs, geometry_type, [f"ENCODING={encoding}", *options])
    for field in fields:
        definition = ogr.FieldDefn(field[0], field[1])
        if len(field) > 2: definition.SetWidth(field[2])
        if len(field) > 3: definition.SetPrecision(field[3])
        layer.CreateField(definition)
    for wkt, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        if wkt: feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        for i, value in enumerate(values):
            if value is not None: feature.SetField(i, value)
        layer.CreateFeature(feature)
    del layer, source
    return f"{folder}/{name}"


def patch(path, at, data):
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(data)


def ask(name, encoding=None):
    """What GDAL reads; with an encoding where the file itself does not say the right one."""
    options = [f"ENCODING={encoding}"] if encoding else []
    source = gdal.OpenEx(f"{here}/{name}/{name}.shp", gdal.OF_VECTOR, open_options=options)
    layer = source.GetLayer(0)
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    # A name cut within a character: GDAL hands out the half of it, the whole ones are what is right.
    names = [name.encode("utf-8", "surrogateescape").decode("utf-8", "ignore") for name in names]
    features = []
    for feature in layer:
        geometry = feature.GetGeometryRef()
        if geometry is not None:
            geometry.FlattenTo2D()
            geometry = json.loads(geometry.ExportToJson(["COORDINATE_PRECISION=15"]))
            geometry = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
        values = {}
        for i, field in enumerate(names):
            value = feature.GetField(i)
            if value is not None and definition.GetFieldDefn(i).GetType() == ogr.OFTDate: value = value.replace("/", "-")
            # More digits than a number of JavaScript holds.
            if isinstance(value, int) and abs(value) >= 2**53: value = str(value)
            values[field] = value
        features.append({"row": feature.GetFID() + 1, "geometry": geometry, "values": values})
    answers["layers"][name] = {"fields": names, "features": features}


TEXT = [("name", ogr.OFTString, 40)]
HOUSES = [("POINT(37498187.66 3941160.73)", ["西村一号院"]), ("POINT(37498250.5 3941190.25)", ["宿舍楼，3层"]),
          ("POINT(37498301 3941222)", ["Gate 2"]), ("POINT(37498350 3941260)", [None])]

make("points-utf8", ogr.wkbPoint, HOUSES, TEXT, epsg=4525)
ask("points-utf8")

make("multipoints", ogr.wkbMultiPoint,
     [("MULTIPOINT((1 2),(3 4.5),(5 6))", [1]), ("MULTIPOINT((7 8))", [2])], [("n", ogr.OFTInteger)])
ask("multipoints")

make("lines-two-parts", ogr.wkbLineString,
     [("LINESTRING(0 0,1 1,2 0)", [1]), ("MULTILINESTRING((0 0,0 5),(10 10,12 10,12 12))", [2])], [("n", ogr.OFTInteger)])
ask("lines-two-parts")

make("polygon-hole-island", ogr.wkbMultiPolygon, [
    ("MULTIPOLYGON(((0 0,0 10,10 10,10 0,0 0),(2 2,8 2,8 8,2 8,2 2)),((4 4,4 6,6 6,6 4,4 4)),((20 0,20 5,25 5,25 0,20 0)))", [1]),
    ("POLYGON((30 0,30 1,31 1,31 0,30 0))", [2])], [("n", ogr.OFTInteger)], epsg=4490)
ask("polygon-hole-island")

make("polygon-z", ogr.wkbPolygon25D,
     [("POLYGON Z((0 0 5,0 10 5,10 10 5,10 0 5,0 0 5),(2 2 5,4 2 5,4 4 5,2 2 5))", [1])], [("n", ogr.OFTInteger)])
ask("polygon-z")
make("line-zm", ogr.wkbLineStringZM, [("LINESTRING ZM(0 0 5 1,0 10 5 2,10 10 6 3)", [1])], [("n", ogr.OFTInteger)])
ask("line-zm")
make("point-m", ogr.wkbPointM, [("POINT M(3 4 9)", [1]), (None, [2])], [("n", ogr.OFTInteger)])
ask("point-m")
make("multipoint-z", ogr.wkbMultiPoint25D, [("MULTIPOINT Z((1 2 3),(4 5 6))", [1])], [("n", ogr.OFTInteger)])
ask("multipoint-z")

make("null-shapes", ogr.wkbPolygon,
     [("POLYGON((0 0,0 1,1 1,0 0))", ["a"]), (None, ["b"]), (None, ["c"]), ("POLYGON((5 5,5 6,6 6,5 5))", ["d"])], TEXT)
ask("null-shapes")

CHINESE = [("企业名称", ogr.OFTString, 60), ("人数", ogr.OFTInteger, 6), ("建成日期", ogr.OFTDate)]
FIRMS = [("POINT(111.1 35.5)", ["示意化工有限公司", 120, "2019/03/01"]),
         ("POINT(111.2 35.6)", ["示意染料厂（东区）", None, None]),
         ("POINT(111.3 35.7)", ["居民点：下庄村", 35, "2024/02/29"])]
# GBK without a word on it: no .cpg, language driver 0.
at = make("gbk-undeclared", ogr.wkbPoint, FIRMS, CHINESE, "CP936", 4490)
os.remove(at + ".cpg") if os.path.exists(at + ".cpg") else None
patch(at + ".dbf", 29, b"\0")
ask("gbk-undeclared", "CP936")
# GBK declared by the language driver alone.
at = make("gbk-driver-4d", ogr.wkbPoint, FIRMS, CHINESE, "CP936", 4490)
os.remove(at + ".cpg") if os.path.exists(at + ".cpg") else None
patch(at + ".dbf", 29, b"\x4d")
ask("gbk-driver-4d")
# What ArcMap writes on Chinese Windows: "ANSI", which says nothing.
at = make("gbk-driver-57", ogr.wkbPoint, FIRMS, CHINESE, "CP936", 4490)
os.remove(at + ".cpg") if os.path.exists(at + ".cpg") else None
patch(at + ".dbf", 29, b"\x57")
ask("gbk-driver-57", "CP936")
at = make("utf8-chinese-fields", ogr.wkbPoint, FIRMS, [("企业名", ogr.OFTString, 60), *CHINESE[1:]], "UTF-8", 4490)
ask("utf8-chinese-fields")
# The .cpg says UTF-8, the bytes are GBK.
at = make("gbk-cpg-says-utf8", ogr.wkbPoint, FIRMS, CHINESE, "CP936", 4490)
open(at + ".cpg", "w").write("UTF-8")
patch(at + ".dbf", 29, b"\0")
ask("gbk-cpg-says-utf8", "CP936")
# The .cpg says GBK, the bytes are UTF-8.
at = make("utf8-cpg-says-gbk", ogr.wkbPoint, FIRMS, [("企业名", ogr.OFTString, 60), *CHINESE[1:]], "UTF-8", 4490)
open(at + ".cpg", "w").write("GBK")
ask("utf8-cpg-says-gbk", "UTF-8")
# Language driver 0x03, Western European, as some programs write whatever the bytes are.
at = make("gbk-driver-03", ogr.wkbPoint, FIRMS, CHINESE, "CP936", 4490)
os.remove(at + ".cpg") if os.path.exists(at + ".cpg") else None
patch(at + ".dbf", 29, b"\x03")
ask("gbk-driver-03", "CP936")
at = make("big5-cpg", ogr.wkbPoint, [("POINT(120 24)", ["化學工業園區"]), ("POINT(121 25)", ["居民點"])], TEXT, "CP950")
open(at + ".cpg", "w").write("Big5")
patch(at + ".dbf", 29, b"\0")
ask("big5-cpg", "CP950")
at = make("latin1-cpg", ogr.wkbPoint, [("POINT(7 51)", ["Müllheim Südstraße"]), ("POINT(8 52)", ["Café"])], TEXT, "ISO-8859-1")
open(at + ".cpg", "w").write("ISO-8859-1")
ask("latin1-cpg", "ISO-8859-1")

make("values", ogr.wkbPoint, [
    ("POINT(1 1)", [7, 12.345, -2.5e-7, "2024/02/29", "130123199001011", "a, trailing  ", 123456789012345678]),
    ("POINT(2 2)", [None] * 7),
    ("POINT(3 3)", [-99999, -0.001, 1e7, "1954/10/01", "", "x", 12])],
    [("int", ogr.OFTInteger, 9), ("real", ogr.OFTReal, 12, 3), ("big", ogr.OFTReal, 24, 15), ("day", ogr.OFTDate),
     ("code", ogr.OFTString, 18), ("text", ogr.OFTString, 30), ("long", ogr.OFTInteger64, 18)])
ask("values")

at = make("deleted-rows", ogr.wkbPoint, [(f"POINT({i} {i})", [i]) for i in range(1, 6)], [("n", ogr.OFTInteger)])
source = gdal.OpenEx(at + ".shp", gdal.OF_UPDATE, open_options=["AUTO_REPACK=NO"])
for fid in (1, 3): source.GetLayer(0).DeleteFeature(fid)
del source
ask("deleted-rows")

# A record that has grown stands at the end of the .shp; only the .shx says that it is the second.
at = make("edited-not-packed", ogr.wkbPolygon,
          [(f"POLYGON(({i} 0,{i} 1,{i + 1} 1,{i} 0))", [i]) for i in range(3)], [("n", ogr.OFTInteger)])
source = gdal.OpenEx(at + ".shp", gdal.OF_UPDATE, open_options=["AUTO_REPACK=NO"])
layer = source.GetLayer(0)
feature = layer.GetFeature(1)
feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((1 0,1 1,2 2,3 1,3 0,1 0))"))
layer.SetFeature(feature)
del feature, layer, source
ask("edited-not-packed")

make("no-rows", ogr.wkbPolygon, [], TEXT)
ask("no-rows")

with open(f"{here}/gdal.json", "w") as file:
    json.dump(answers, file, ensure_ascii=False, indent=1)
    file.write("\n")
# The layout of the repository: npx prettier --config .config/prettier.json --write gdal.json
