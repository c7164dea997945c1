"""Makes the KML, KMZ, DXF and line-delimited files beside it, all invented, and gdal.json: what GDAL says of them.

    python3 make.py        needs the osgeo package of GDAL (made with 3.6.2)
"""
import json
import zipfile
from pathlib import Path

from osgeo import gdal, ogr

ogr.UseExceptions()
HERE = Path(__file__).parent


def group(*pairs):
    return "".join(f"{code:>3}\r\n{value}\r\n" for code, value in pairs)


def entity(kind, layer, *pairs):
    return group((0, kind), (5, f"{entity.handle:X}"), (8, layer), *pairs) if bump() else ""


entity.handle = 0x100


def bump():
    entity.handle += 1
    return True


def drawing(version, page, layers, blocks, entities, units=6):
    header = group((0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, version), (9, "$DWGCODEPAGE"), (3, page),
                   (9, "$INSUNITS"), (70, units), (0, "ENDSEC"))
    rows = "".join(group((0, "LAYER"), (2, n), (70, f), (62, c), (6, "CONTINUOUS")) for n, f, c in layers)
    tables = group((0, "SECTION"), (2, "TABLES"), (0, "TABLE"), (2, "LAYER"), (70, len(layers))) + rows + group(
        (0, "ENDTAB"), (0, "ENDSEC"))
    return (header + tables + group((0, "SECTION"), (2, "BLOCKS")) + blocks + group((0, "ENDSEC")) +
            group((0, "SECTION"), (2, "ENTITIES")) + entities + group((0, "ENDSEC"), (0, "EOF")))


def light(layer, points, closed=True, bulges=None):
    pairs = [(100, "AcDbEntity"), (100, "AcDbPolyline"), (90, len(points)), (70, 1 if closed else 0)]
    for i, (x, y) in enumerate(points):
        pairs += [(10, x), (20, y)] + ([(42, bulges[i])] if bulges and bulges[i] else [])
    return entity("LWPOLYLINE", layer, *pairs)


def old(layer, points):
    text = entity("POLYLINE", layer, (66, 1), (70, 1))
    for x, y in points:
        text += group((0, "VERTEX"), (8, layer), (10, x), (20, y))
    return text + group((0, "SEQEND"))


E0, N0 = 36550785.203, 4496326.325
at = lambda *moves: [(round(E0 + dx, 3), round(N0 + dy, 3)) for dx, dy in moves]
square = lambda x, y, size: at((x, y), (x + size, y), (x + size, y + size), (x, y + size))
place = lambda code, x, y: [(code, round(E0 + x, 3)), (code + 10, round(N0 + y, 3))]

hatch = entity("HATCH", "水面", (10, 0), (20, 0), (30, 0), (2, "SOLID"), (70, 1), (71, 0), (91, 2),
               (92, 3), (72, 0), (73, 1), (93, 4), *[p for x, y in square(300, 0, 100) for p in ((10, x), (20, y))], (97, 0),
               (92, 1), (93, 4),
               *[p for a, b in zip(square(330, 30, 20), square(330, 30, 20)[1:] + square(330, 30, 20)[:1])
                 for p in ((72, 1), (10, a[0]), (20, a[1]), (11, b[0]), (21, b[1]))], (97, 0),
               (75, 0), (76, 1))
block = group((0, "BLOCK"), (8, "0"), (2, "HOUSE"), (70, 2), (10, 0), (20, 0), (30, 0)) + light(
    "0", [(0, 0), (10, 0), (10, 5), (0, 5)]) + group((0, "ENDBLK"))
insert = entity("INSERT", "宿舍", (66, 1), (2, "HOUSE"), *place(10, 500, 0), (41, 2), (42, 2), (50, 90))
insert += group((0, "ATTRIB"), (8, "宿舍"), *place(10, 500, 0), (40, 2), (1, "一号楼"), (2, "楼名"))
insert += group((0, "ATTRIB"), (8, "宿舍"), *place(10, 500, 0), (40, 2), (1, "36"), (2, "人数")) + group((0, "SEQEND"))

entities = "".join([
    light("地块", square(0, 0, 100)),
    light("地块", square(120, 0, 100), bulges=[0, 1, 0, 0]),
    old("地块", square(0, 120, 50)),
    entity("TEXT", "注记", *place(10, 40, 40), (40, 5), (1, "氯碱厂%%d")),
    entity("MTEXT", "注记", *place(10, 150, 40), (40, 5), (1, r"{\fSimSun|b0;罐区\P二期}")),
    entity("TEXT", "注记", *place(10, 900, 900), (40, 5), (1, "旁注")),
    hatch,
    entity("LINE", "管线", *place(10, 0, 0), *place(11, 700, 0)),
    entity("CIRCLE", "储罐", *place(10, 600, 100), (40, 25)),
    entity("ARC", "管线", *place(10, 600, 100), (40, 30), (50, 0), (51, 90)),
    entity("POINT", "监测点", *place(10, 10, 10), (30, 1200.5)),
    insert,
])
layers = [("地块", 0, 7), ("注记", 0, 7), ("水面", 1, 7), ("管线", 0, -3), ("储罐", 0, 7), ("监测点", 0, 7), ("宿舍", 0, 7)]
for name, version, page, encoding in (
    ("r2000-gbk.dxf", "AC1015", "ANSI_936", "gbk"),
    ("r2000-gbk-says-1252.dxf", "AC1015", "ANSI_1252", "gbk"),
    ("r2018-utf8.dxf", "AC1032", "ANSI_936", "utf-8"),
):
    entity.handle = 0x100
    (HERE / name).write_bytes(drawing(version, page, layers, block, entities).encode(encoding))
# Millimetres, without the zone in front.
square_mm = [(round((x - 36e6) * 1000), round(y * 1000)) for x, y in square(0, 0, 100)]
(HERE / "millimetres.dxf").write_bytes(drawing("AC1015", "ANSI_936", layers, "", light("地块", square_mm), 4).encode("gbk"))

KML = """<?xml version="1.0" encoding="{encoding}"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>园区</name>
<Style id="s"><PolyStyle><color>7f0000ff</color></PolyStyle></Style>
<Schema name="村" id="S1"><SimpleField type="int" name="人数"/><SimpleField type="string" name="联系人"/></Schema>
<Folder><name>边界</name>
<Placemark id="b1"><name>园区四至</name><description><![CDATA[<b>示例</b>]]></description><styleUrl>#s</styleUrl>
<Polygon><altitudeMode>clampToGround</altitudeMode><outerBoundaryIs><LinearRing><coordinates>
108.60,40.60,0 108.70,40.60,0 108.70,40.68,0 108.60,40.68,0 108.60,40.60,0
</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>108.63,40.62,0 108.64,40.62,0 108.64,40.63,0 108.63,40.62,0</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
</Folder>
<Folder><name>村庄</name>
<Placemark><name>东村</name><ExtendedData><SchemaData schemaUrl="#S1"><SimpleData name="人数">120</SimpleData><SimpleData name="联系人">甲</SimpleData></SchemaData></ExtendedData><Point><coordinates>108.71,40.61,1035.5</coordinates></Point></Placemark>
<Placemark><name>西村</name><ExtendedData><Data name="备注"><value>已搬迁 &amp; 复垦</value></Data></ExtendedData><MultiGeometry><Point><coordinates>108.59,40.61</coordinates></Point><Point><coordinates>108.58,40.61</coordinates></Point></MultiGeometry></Placemark>
<Placemark><name>未定位</name></Placemark>
<Folder><name>道路</name><Placemark><name>S1</name><LineString><coordinates>108.5,40.6 108.6,40.7</coordinates></LineString></Placemark>
<Placemark><name>轨迹</name><gx:Track><when>2026-01-01T00:00:00Z</when><when>2026-01-01T00:01:00Z</when><gx:coord>108.5 40.6 0</gx:coord><gx:coord>108.6 40.7 0</gx:coord></gx:Track></Placemark></Folder>
</Folder>
<Folder><name>空</name></Folder>
</Document></kml>
"""
(HERE / "folders.kml").write_text(KML.format(encoding="UTF-8"), encoding="utf-8")
(HERE / "folders-gb2312.kml").write_bytes(KML.format(encoding="GB2312").encode("gb2312"))
with zipfile.ZipFile(HERE / "folders.kmz", "w", zipfile.ZIP_DEFLATED) as kmz:
    for path, data in (("doc.kml", KML.format(encoding="UTF-8")), ("files/icon.png", "none")):
        kmz.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), data)

LINES = [
    '{"type":"Feature","id":"h1","properties":{"name":"东村","persons":120},"geometry":{"type":"Point","coordinates":[108.71,40.61]}}',
    '{"type":"Feature","properties":{"name":"西村","persons":null},"geometry":null}',
    '{"type":"Feature","properties":{"name":"园区","area":3.5},"geometry":{"type":"Polygon","coordinates":[[[108.6,40.6],[108.7,40.6],[108.7,40.7],[108.6,40.6]]]}}',
]
(HERE / "lines.geojsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8", newline="")
(HERE / "records.geojsons").write_text("".join(f"\x1e{line}\n" for line in LINES), encoding="utf-8", newline="")

answers = {"gdal": gdal.VersionInfo("RELEASE_NAME"), "files": {}}
for path in sorted(HERE.iterdir()):
    if path.suffix not in (".kml", ".kmz", ".dxf", ".geojsonl", ".geojsons"):
        continue
    gdal.DontUseExceptions()
    data = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    if data is None:
        answers["files"][path.name] = None
        continue
    found = answers["files"][path.name] = []
    for i in range(data.GetLayerCount()):
        layer = data.GetLayer(i)
        features = [feature for feature in layer]
        shapes = [f.GetGeometryRef() for f in features if f.GetGeometryRef()]
        boxes = [s.GetEnvelope() for s in shapes]
        definition = layer.GetLayerDefn()
        by_layer = {}
        if path.suffix == ".dxf":
            for f in features:
                by_layer[f["Layer"]] = by_layer.get(f["Layer"], 0) + 1
        found.append({
            "name": layer.GetName(), "features": len(features), "null_geometry": len(features) - len(shapes),
            "fields": [definition.GetFieldDefn(k).GetName() for k in range(definition.GetFieldCount())],
            "bbox": boxes and [min(b[0] for b in boxes), min(b[2] for b in boxes), max(b[1] for b in boxes), max(b[3] for b in boxes)] or None,
            **({"by_layer": by_layer, "areas": [s.GetArea() for s in shapes]} if by_layer else {}),
        })
(HERE / "gdal.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
