"""Makes the odd files beside it, small and invented, texts.json with those that are text, and gdal.json: what GDAL says of each.

    python3 make.py        (GDAL 3.6.2 with its Python package)

Tests do not need it: its results are stored.
"""
import gzip
import json
import os
import tempfile
from pathlib import Path

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")
os.environ["OGR_CURRENT_DATE"] = "2026-11-22T00:00:00.000Z"
HERE = Path(__file__).parent
for old in HERE.iterdir():
    if old.suffix not in (".py", ".md"):
        old.unlink()

DEGREES = osr.SpatialReference()
DEGREES.ImportFromEPSG(4490)
DEGREES.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
MADE = osr.SpatialReference()
MADE.ImportFromWkt('PROJCS["某市独立坐标系",GEOGCS["CGCS2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],'
                   'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
                   'PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",114],PARAMETER["scale_factor",1],'
                   'PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]')


def make(driver, name, rows, srs=DEGREES, options=(), kind=ogr.wkbUnknown, fields=("name",)):
    data = ogr.GetDriverByName(driver).CreateDataSource(str(HERE / name))
    layer = data.CreateLayer(Path(name).stem, srs, kind, options=list(options))
    for field in fields:
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("persons", ogr.OFTInteger))
    for i, (shape, *texts) in enumerate(rows):
        feature = ogr.Feature(layer.GetLayerDefn())
        for k, text in enumerate(texts):
            feature.SetField(k, text)
        feature.SetField("persons", i)
        if shape is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(shape))
        layer.CreateFeature(feature)
    del layer, data


PLAIN = {"GPKG": ["SPATIAL_INDEX=NO"], "FlatGeobuf": ["SPATIAL_INDEX=NO"]}
area = "POLYGON ((111 35,112 35,111 36,111 35))"
mixed = [
    (f"GEOMETRYCOLLECTION ({area},POINT (111.2 35.2))", "label within"),
    (f"GEOMETRYCOLLECTION ({area},POINT (114 37),LINESTRING (111 35,110 34))", "three kinds"),
    ("GEOMETRYCOLLECTION (POINT (111 35),POINT (113 37))", "one kind"),
    ("GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (115 35)),LINESTRING (111 35,112 36))", "nested"),
    ("POINT (110.5 34.5)", "plain"),
    (None, "none"),
]
straight = [
    (f"MULTISURFACE (((111 35,112 35,111 36,111 35)),CURVEPOLYGON ((113 35,114 35,113 36,113 35)))", "surfaces"),
    ("CURVEPOLYGON (COMPOUNDCURVE ((111 35,112 35),(112 35,111 36,111 35)),(111.1 35.1,111.2 35.1,111.1 35.2,111.1 35.1))", "compound ring"),
    ("MULTICURVE ((111 35,111.1 35),COMPOUNDCURVE ((112 35,112.5 35),(112.5 35,113 37)))", "curves"),
    ("COMPOUNDCURVE ((111 35,111.1 35),(111.1 35,111.1 36))", "compound"),
]
# Arcs and surfaces are refused by name, with their rows counted and their layer where it lies.
curved = [
    ("CIRCULARSTRING (116 36,117 37,118 36)", "arc"),
    ("COMPOUNDCURVE (CIRCULARSTRING (116 36,117 37,118 36),(118 36,119 36))", "arc and line"),
    ("CURVEPOLYGON (CIRCULARSTRING (115 36,118 36,115 36))", "disc"),
    ("MULTICURVE (CIRCULARSTRING (116 36,117 37,118 36),(116 36,117 38))", "curves"),
    ("MULTISURFACE (((116 36,117 36,117 37,116 36)),CURVEPOLYGON (CIRCULARSTRING (116 36,118 36,116 36)))", "surfaces"),
    ("POLYHEDRALSURFACE Z (((116 35 0,117 35 0,117 37 1,116 37 1,116 35 0)))", "body"),
    ("TIN Z (((116 36 0,117 36 0,117 37 1,116 36 0)),((116 36 0,117 37 1,114 37 0,116 36 0)))", "ground"),
    ("TRIANGLE ((116 36,117 36,117 37,116 36))", "triangle"),
    ("POINT (116 36)", "plain"),
]
empty = [(f"{kind} EMPTY", kind) for kind in ("POINT", "LINESTRING", "POLYGON", "MULTIPOLYGON", "GEOMETRYCOLLECTION")]
for driver, ending in (("GPKG", "gpkg"), ("FlatGeobuf", "fgb")):
    make(driver, f"curved.{ending}", curved, DEGREES, PLAIN[driver])
    make(driver, f"empty-shapes.{ending}", [*empty, (None, "none"), ("POINT (116 36)", "plain")], DEGREES, PLAIN[driver])
make("GPKG", "worked-out.gpkg", [("POINT (116 36)", "a")], DEGREES, PLAIN["GPKG"])
data = gdal.OpenEx(str(HERE / "worked-out.gpkg"), gdal.OF_VECTOR | gdal.OF_UPDATE)
data.ExecuteSQL('ALTER TABLE "worked-out" ADD COLUMN upper TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL')
del data


def package(name, layers, *statements):
    """A GeoPackage of layers by name, None for those without shapes, and what SQL makes of it then."""
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(HERE / name))
    for title, shape in layers.items():
        layer = data.CreateLayer(title, DEGREES if shape else None, ogr.wkbPoint if shape else ogr.wkbNone, options=["SPATIAL_INDEX=NO"] if shape else [])
        layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
        row = ogr.Feature(layer.GetLayerDefn())
        row.SetField("name", title)
        if shape:
            row.SetGeometry(ogr.CreateGeometryFromWkt(shape))
        layer.CreateFeature(row)
        del layer
    for statement in statements:
        data.ExecuteSQL(statement)
    del data


package("order.gpkg", {"last": "POINT (116 36)", "list": None, "first": "POINT (117 36)", "another list": None})
loose = ["CREATE TABLE loose (a INTEGER PRIMARY KEY, b TEXT)", "INSERT INTO loose VALUES (1, 'x')", "CREATE TABLE keyless (b TEXT, c)"]
package("unlisted.gpkg", {"shapes": "POINT (116 36)"}, *loose)
package("unlisted-beside-listed.gpkg", {"shapes": "POINT (116 36)", "list": None}, *loose)
package("nothing-listed.gpkg", {"shapes": "POINT (116 36)"}, "DELETE FROM gpkg_contents", "DELETE FROM gpkg_geometry_columns")
package("broken-shape.gpkg", {"shapes": "POINT (116 36)"}, "INSERT INTO shapes (geom, name) VALUES (x'0102', 'no shape')")
for driver, ending in (("GPKG", "gpkg"), ("FlatGeobuf", "fgb"), ("GeoJSON", "geojson"), ("GeoJSONSeq", "geojsonl")):
    srs = DEGREES if ending in ("gpkg", "fgb") else None
    options = PLAIN.get(driver, ["WRITE_NAME=NO"] if ending == "geojson" else [])
    make(driver, f"mixed.{ending}", mixed, srs, options)
    if ending in ("gpkg", "fgb"):
        make(driver, f"straight.{ending}", straight, DEGREES, options)
make("FlatGeobuf", "made-system.fgb", [("POINT (500000 4000000)", "a"), ("POINT (510000 4010000)", "b")], MADE, PLAIN["FlatGeobuf"])
make("ESRI Shapefile", "no-rows.shp", [], options=["SHPT=POLYGON"])
for page, text in (("CP437", "Zürich"), ("CP850", "Zürich"), ("CP852", "Čáslav")):
    make("ESRI Shapefile", f"page-{page[2:]}.shp", [("POINT (116 36)", text)], options=[f"ENCODING={page}"], fields=[text])
triangles = "TIN Z (((116 36 0,117 36 0,117 37 1,116 36 0)),((116 36 0,117 37 1,115 38 0,116 36 0)))"
make("ESRI Shapefile", "triangles.shp", [(triangles, "ground"), (triangles.replace("115", "114"), "more")], options=["SHPT=MULTIPATCH"])
make("ESRI Shapefile", "short-rings.shp", [("POLYGON ((116 36,117 36,116 36))", "two corners"), (area, "area")], options=["SHPT=POLYGON"])
make("ESRI Shapefile", "korean.shp", [("POINT (111 35)", "서울특별시"), ("POINT (111.5 35.5)", "부산광역시")], options=["ENCODING=EUC-KR"], fields=["이름"])
make("ESRI Shapefile", "version-0d.shp", [("POINT (111 35)", "西村"), (None, "东村")], options=["ENCODING=UTF-8", "SHPT=POINT"])
table = bytearray((HERE / "version-0d.dbf").read_bytes())
table[0] = 0x0D
(HERE / "version-0d.dbf").write_bytes(table)
# A table of two rows without fields, of a version of its own.
(HERE / "fieldless-0d.dbf").write_bytes(bytes([0x0D, 116, 2, 21, 2, 0, 0, 0, 33, 0, 1, 0]) + bytes(20) + b"\r  \x1a")
# Fields that are called alike, and one that is called nothing; a row each.
names = [b"A", b"A", b"", b"a", b"A"]
described = b"".join(name.ljust(11, b"\0") + b"C" + bytes(4) + bytes([1, 0]) + bytes(14) for name in names)
(HERE / "same-fields.dbf").write_bytes(bytes([3, 116, 2, 21, 1, 0, 0, 0, 33 + 32 * len(names), 0, 1 + len(names), 0]) + bytes(20) + described + b"\r " + b"12345" + b"\x1a")
make("FlatGeobuf", "same-fields.fgb", [("POINT (116 36)", "first", "second")], DEGREES, PLAIN["FlatGeobuf"], fields=["name", "name"])
make("ESRI Shapefile", "unknown-type.shp", [("POINT (116 36)", "a"), ("POINT (117 36)", "b")], options=["SHPT=POINT"])
shapes = bytearray((HERE / "unknown-type.shp").read_bytes())
shapes[108:112] = bytes([77, 0, 0, 0])
(HERE / "unknown-type.shp").write_bytes(shapes)
point = {"type": "Point", "coordinates": [111, 35]}
ids = [{"type": "Feature", "id": one, "properties": {"n": i}, "geometry": point} for i, one in enumerate(("甲", "乙"))]
(HERE / "ids.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": ids}, ensure_ascii=False), encoding="utf-8")
texts = ["POINT(116 36)", "GEOMETRYCOLLECTION(POINT(116 36),LINESTRING(116 36,117 37))", "CIRCULARSTRING Z(116 36 1,117 38 2,118 36 3)", "POLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY", "MULTIPOINT((116 35),(115 36))"]
(HERE / "mixed-text.csv").write_text("n,WKT\n" + "".join(f'{i},"{text}"\n' for i, text in enumerate(texts)), encoding="utf-8")
(HERE / "bare-mixed.geojson").write_text(json.dumps({"type": "GeometryCollection", "geometries": [point, {"type": "LineString", "coordinates": [[112, 35], [113, 36]]}]}))

# Texts by the name of their file.
place = {"type": "Point", "coordinates": [116, 36]}
line = {"type": "LineString", "coordinates": [[116, 35], [117, 36]]}


def feature(geometry=place, **members):
    return {"type": "Feature", "properties": {"a": 1}, "geometry": geometry, **members}


def without(*names, **members):
    return {name: value for name, value in feature(**members).items() if name not in names}


def collection(*features, **members):
    return json.dumps({"type": "FeatureCollection", **members, "features": features}, ensure_ascii=False)


def empty_shape(kind, **members):
    return feature({"type": kind, "coordinates": [], **members})


def placemarks(*texts, schema=()):
    fields = "".join(f'<SimpleField name="{field}" type="string"/>' for field in schema)
    declared = f'<Schema name="s" id="s">{fields}</Schema>' if schema else ""
    within = "".join(f"<Placemark><name>p</name>{text}</Placemark>" for text in texts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{declared}{within}</Document></kml>\n'


TEXTS = {
    "members-for-properties.geojson": collection(without("properties", foo=3, title="x", when={}, tags=[1], none=None, id="q", bbox=[1, 2, 3, 4], center=[1, 2])),
    "members-of-one.geojson": json.dumps(without("properties", foo=3)),
    "members-of-mixed.geojson": collection(without("properties", geometry={"type": "GeometryCollection", "geometries": [place, line]}, a=3)),
    "members-of-some.geojson": collection(feature(), without("properties", a=3, b=4)),
    "members-of-lines.geojsonl": "\n".join(map(json.dumps, (feature(), without("properties", a=2, b=1)))) + "\n",
    "members-beside-none.geojson": collection(feature(properties=None, foo=3)),
    "members-beside-properties.geojson": collection(feature(title="x", foo=[1])),
    "list-for-properties.geojson": collection(feature(properties=[1, 2], foo=3)),
    "empty-shapes.geojson": collection(*[empty_shape(kind) for kind in ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")], feature({"type": "GeometryCollection", "geometries": []}), feature({"type": "MultiPolygon", "coordinates": [[]]}), feature(None), without("geometry"), feature()),
    "empty-shape-alone.geojson": json.dumps({"type": "MultiPoint", "coordinates": []}),
    "empty-shapes.geojsonl": "\n".join(map(json.dumps, (empty_shape("MultiPoint"), feature(None), feature()))) + "\n",
    "no-shapes.geojson": collection(feature({"type": "Circle", "coordinates": [116, 36]}), feature("POINT(1 1)"), feature({}), feature({"type": "Point", "coordinates": [116]}), feature({"type": "Point", "coordinates": None}), feature({"type": "Point", "coordinates": ["116", "36"]}), feature()),
    "ids-number-then-text.geojson": collection(feature(id=1), feature(id="b")),
    "ids-text-then-number.geojson": collection(feature(id="b"), feature(id=1)),
    "ids-text-of-digits.geojson": collection(feature(id="007"), feature(id="2")),
    "ids-negative.geojson": collection(feature(id=-5)),
    "ids-fractions.geojson": collection(feature(id=1.5), feature(id=2.5)),
    "ids-late.geojson": collection(feature(), feature(id="x")),
    "ids-beside-property.geojson": collection(feature(id="q", properties={"id": 1})),
    "collection.geojsonl": collection(feature(), feature(id="x")),
    "ids-number-then-text.geojsonl": "\n".join(map(json.dumps, (feature(id=1), feature(id="b")))) + "\n",
    "crs-by-number.geojson": collection(feature({"type": "Point", "coordinates": [500000, 4000000]}), crs={"type": "EPSG", "properties": {"code": 4508}}),
    "crs-none.geojson": collection(feature(), crs=None),
    "nested.geojson": collection(feature(properties={"a": {"b": {"c": 1}}, "list": [1, 2], "none": None, "empty": {}}), feature(properties={"a": 1, "z": 1.5})),
    "short-rings.geojson": collection(feature({"type": "Polygon", "coordinates": [[[116, 36], [117, 36], [116, 36]]]}), feature({"type": "LineString", "coordinates": [[115, 38]]}), feature()),
    "four-numbers.geojson": collection(feature({"type": "LineString", "coordinates": [[116, 36, 1, 2], [117, 37, 3, 4]]})),
    "no-features.geojson": collection(),
    "empty-shapes.kml": placemarks("<Point><coordinates></coordinates></Point>", "<MultiGeometry></MultiGeometry>", "", "<Point><coordinates>116,36</coordinates></Point>"),
    "field-without-value.kml": placemarks('<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="two">2</SimpleData></SchemaData></ExtendedData><Point><coordinates>116,36</coordinates></Point>', schema=("one", "two", "three")),
    "same-headings.csv": "a,a,A,b,a_2\n1,2,3,4,5\n6,7,8,9,0\n",
    "blank-headings.csv": "a,,c,d,\n1,,3,4,5\n2,,4,5,6\n",
    "blank-and-taken-headings.csv": "id,data,,data,field_3,data_2\n1,x,y,z,p,q\n",
    "blank-at-the-end.csv": "a,b,,\n1,2,,\n3,4,,\n",
    "no-headings.csv": "1,2,3\n4,5,6\n",
    "numbers-among-headings.csv": "id,x1,28,24.5,field_3\n1,2,3,4,5\n",
    "quoted-headings.csv": '"a, b","c;d"\n1,2\n',
    "semicolons.csv": "a;b;a\n1;y;x\n",
    "tabs.csv": "a\tb\t\n1\t2\t3\n",
    "types-beside.csv": "id,name,v\n1,a,2\n",
    "types-beside.csvt": '"Integer","String(20)","Real(10.3)"\n',
    "measured-text.csv": "id;WKT\n1;POINT M (116 36 5)\n2;LINESTRING ZM (116 35 1 2,117 36 3 4)\n3;POINTM(115 36 3)\n4;POINT(10)\n5;\n",
    "quoted-breaks.csv": 'id,description,data\n1,"Line 1\nLine 2\n\nLine 4","with ""quotes"""\n2,x,y\n',
    "long-line.csv": "id,name\n1," + "x" * 70000 + "\n2,b\n",
}
(HERE / "texts.json").write_text(json.dumps(TEXTS, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def corners(shape):
    if shape.GetGeometryCount():
        return [one for i in range(shape.GetGeometryCount()) for one in corners(shape.GetGeometryRef(i))]
    return [(shape.GetX(i), shape.GetY(i)) for i in range(shape.GetPointCount())]


def said(layer):
    shapes = [feature.GetGeometryRef() and feature.GetGeometryRef().Clone() for feature in layer]
    # An empty point is NaN, NaN, or has no corner and zeros for it.
    places = [one for shape in shapes if shape and not shape.IsEmpty() for one in corners(shape) if one[0] == one[0]]
    system = layer.GetSpatialRef()
    if system and places:
        system = system.Clone()
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        change = osr.CoordinateTransformation(system, DEGREES)
        places = [change.TransformPoint(*one)[:2] for one in places]
    definition = layer.GetLayerDefn()
    return {
        "name": layer.GetName(), "features": len(shapes), "null_geometry": shapes.count(None),
        "fields": [definition.GetFieldDefn(k).GetName() for k in range(definition.GetFieldCount())],
        "bbox": places and [min(x for x, _ in places), min(y for _, y in places), max(x for x, _ in places), max(y for _, y in places)] or None,
    }


answers = {"gdal": gdal.VersionInfo("RELEASE_NAME"), "files": {}}
for path in sorted(HERE.iterdir()):
    if path.suffix in (".gpkg", ".fgb", ".geojson", ".geojsonl", ".csv", ".shp") or path.name in ("fieldless-0d.dbf", "same-fields.dbf"):
        data = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        answers["files"][path.name] = [said(data.GetLayer(i)) for i in range(data.GetLayerCount())]
with tempfile.TemporaryDirectory() as folder:
    for name, text in TEXTS.items():
        (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
    for name in (one for one in TEXTS if not one.endswith(".csvt")):
        data = gdal.OpenEx(f"{folder}/{name}", gdal.OF_VECTOR)
        answers["files"][name] = [said(data.GetLayer(i)) for i in range(data.GetLayerCount())]
        del data
for path in HERE.glob("*.gpkg"):
    (HERE / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    path.unlink()
(HERE / "gdal.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
