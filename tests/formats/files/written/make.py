"""Writes degrees.geojson and zone.geojson of this folder in every format that Sizhi writes, and keeps in gdal.json what
GDAL reads of them: names and types of fields, every value and coordinate, and the SHA-256 of each file.

    npm run build && python3 make.py        (GDAL 3.6.2 with its Python package)

Tests do not need it: its results are stored. GDAL does not know corner files; they are read here, by their lines.
"""
import hashlib
import io
import json
import os
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import zipfile
from pathlib import Path

from osgeo import gdal, ogr

gdal.UseExceptions()
HERE = Path(__file__).parent
PROGRAM = HERE.parents[3] / "dist" / "cli" / "sizhi.js"
SCRATCH = Path(tempfile.mkdtemp())

# What the test asks for, by the same names: source, file, options.
WRITTEN = json.loads((HERE / "written.json").read_text(encoding="utf-8"))
OPEN_OPTIONS = {"geojson": ["DATE_AS_STRING=YES"], "csv": ["X_POSSIBLE_NAMES=x,lon", "Y_POSSIBLE_NAMES=y,lat"]}


def convert(source, target, *options):
    subprocess.run(["node", PROGRAM, "convert", source, target, *options], check=True, stderr=subprocess.DEVNULL)


def value_of(feature, index):
    """As it is: whole numbers beyond a double as text, days as ISO 8601 has them."""
    field = feature.GetFieldDefnRef(index)
    if not feature.IsFieldSetAndNotNull(index):
        return None
    if field.GetSubType() == ogr.OFSTBoolean:
        return bool(feature.GetFieldAsInteger(index))
    kind = field.GetType()
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        number = feature.GetFieldAsInteger64(index)
        return number if abs(number) < 2**53 else str(number)
    if kind == ogr.OFTReal:
        return feature.GetFieldAsDouble(index)
    if kind == ogr.OFTDate:
        return "{:04}-{:02}-{:02}".format(*feature.GetFieldAsDateTime(index)[:3])
    return feature.GetFieldAsString(index)


def geometry_of(shape):
    if shape is None:
        return None
    name = shape.GetGeometryName()
    places = lambda path: [list(path.GetPoint_2D(i)) for i in range(path.GetPointCount())]
    parts = [shape.GetGeometryRef(i) for i in range(shape.GetGeometryCount())]
    if name == "POINT":
        return {"type": "Point", "coordinates": places(shape)[0]}
    if name == "LINESTRING":
        return {"type": "LineString", "coordinates": places(shape)}
    if name == "POLYGON":
        return {"type": "Polygon", "coordinates": [places(ring) for ring in parts]}
    many = {"MULTIPOINT": "MultiPoint", "MULTILINESTRING": "MultiLineString", "MULTIPOLYGON": "MultiPolygon"}[name]
    return {"type": many, "coordinates": [geometry_of(part)["coordinates"] for part in parts]}


def layer_of(layer):
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    system = layer.GetSpatialRef()
    type_name = lambda f: f.GetTypeName() + ("" if f.GetSubType() == 0 else f"({ogr.GetFieldSubTypeName(f.GetSubType())})")
    return {
        "name": layer.GetName(),
        "crs": system and (system.GetAuthorityCode(None) or system.GetName()),
        "count": layer.GetFeatureCount(),
        "geometry": ogr.GeometryTypeToName(layer.GetGeomType()),
        "fields": [[field.GetName(), type_name(field)] for field in fields],
        "features": [
            {"values": [value_of(one, i) for i in range(len(fields))], "geometry": geometry_of(one.GetGeometryRef())}
            for one in layer
        ],
    }


def gdal_layers(path, ending):
    data = gdal.OpenEx(f"/vsizip/{path}" if ending == "zip" else str(path), gdal.OF_VECTOR, open_options=OPEN_OPTIONS.get(ending, []))
    return [layer_of(data.GetLayer(i)) for i in range(data.GetLayerCount())]


def corner_file(path):
    """The parcels of a corner file: fields of the heading, rings of easting and northing."""
    parcels = []
    body = path.read_bytes().decode("gbk").split("[地块坐标]\r\n")[1]
    for line in body.split("\r\n")[:-1]:
        cells = line.split(",")
        if cells[-1] == "@":
            parcels.append({"heading": cells[:-1], "rings": {}})
        else:
            parcels[-1]["rings"].setdefault(cells[1], []).append([float(cells[3]), float(cells[2])])
    return [{"heading": one["heading"], "rings": list(one["rings"].values())} for one in parcels]


def sha256(path):
    if path.suffix != ".zip":
        return hashlib.sha256(path.read_bytes()).hexdigest()
    # Of what is in it: another edition of the packer may pack it otherwise.
    with zipfile.ZipFile(path) as files:
        return {name: hashlib.sha256(files.read(name)).hexdigest() for name in files.namelist()}


answers = {"gdal": gdal.VersionInfo("RELEASE_NAME"), "files": {}, "boxes": {}}
for name, (source, options) in WRITTEN["files"].items():
    target = SCRATCH / name
    convert(HERE / source, target, *options)
    ending = name.rsplit(".", 1)[1]
    layers = {"parcels": corner_file(target)} if ending == "txt" else {"layers": gdal_layers(target, ending)}
    answers["files"][name] = {"sha256": sha256(target), **layers}

# Many points for the index; the test makes the same.
points = [[37500000 + i * 7919 % 1000 + 0.125, 4000000 + i * 104729 % 997 + 0.25] for i in range(WRITTEN["points"])]
features = [{"type": "Feature", "properties": {"n": i}, "geometry": {"type": "Point", "coordinates": p}} for i, p in enumerate(points)]
crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4525"}}
(SCRATCH / "points.geojson").write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))


def within(path, box):
    layer = (data := gdal.OpenEx(str(path), gdal.OF_VECTOR)).GetLayer(0)
    layer.SetSpatialFilterRect(*box)
    found = sorted(one["n"] for one in layer)
    del data
    return found


for ending in ("fgb", "gpkg"):
    path = SCRATCH / f"points.{ending}"
    convert(SCRATCH / "points.geojson", path, "--to", "EPSG:4525")
    answers["boxes"][ending] = {"sha256": sha256(path), "found": [within(path, box) for box in WRITTEN["boxes"]]}
    # That the index is what GDAL looks at: it finds nothing where the index holds nothing.
    if ending == "gpkg":
        with sqlite3.connect(path) as database:
            database.execute("delete from rtree_points_geom")
        database.close()
    else:
        data = bytearray(path.read_bytes())
        first = 12 + struct.unpack_from("<I", data, 8)[0]
        nodes, level = 0, len(points)
        while True:
            nodes += level
            if level == 1:
                break
            level = -(-level // 16)
        for at in range(first, first + nodes * 40, 40):
            data[at:at + 32] = bytes(32)
        path.write_bytes(data)
    answers["boxes"][ending]["without_index"] = [within(path, box) for box in WRITTEN["boxes"]]

shutil.rmtree(SCRATCH)
text = json.dumps(answers, ensure_ascii=False, indent=1)
(HERE / "gdal.json").write_text(text + "\n", encoding="utf-8")
