"""Writes the GeoPackages of this folder with GDAL and SQLite and, in gdal.json, what GDAL reads from them.

    python3 make.py            (GDAL 3.6.2: ogr2ogr; Python's sqlite3)

Tests do not need it: its results are stored. Names and places are invented.
"""
import glob, gzip, json, os, shutil, sqlite3, struct, subprocess, tempfile

here = os.path.dirname(os.path.abspath(__file__))
scratch = tempfile.mkdtemp()
os.environ["OGR_CURRENT_DATE"] = "2026-11-22T00:00:00.000Z"
for old in glob.glob(f"{here}/*.gpkg*"): os.remove(old)



def collection(name, *features):
    path = f"{scratch}/{name}.geojson"
    rows = [{"type": "Feature", "properties": values, "geometry": geometry} for geometry, values in features]
    with open(path, "w") as file: json.dump({"type": "FeatureCollection", "features": rows}, file)
    return path


def gpkg(name, source, *options):
    subprocess.run(["ogr2ogr", "-f", "GPKG", f"{here}/{name}", source, *options], check=True)
    return f"{here}/{name}"


def change(name, *statements, functions=False):
    database = sqlite3.connect(f"{here}/{name}")
    if functions:
        for one in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY", "ST_IsEmpty"): database.create_function(one, 1, lambda blob: 0)
    for statement in statements:
        database.execute(*statement) if isinstance(statement, tuple) else database.execute(statement)
        database.commit()
    database.close()


point = lambda x, y: {"type": "Point", "coordinates": [x, y]}
houses = collection(
    "houses",
    (point(37500000.123, 4000000.1), {"名称": "西村一号院", "persons": 4, "long": 9007199254740993, "area": 120.25, "day": "2026/11/22", "moment": "2026/11/22 08:30:00"}),
    (point(37500010.1234567, 4000100.1), {"名称": "", "persons": -2147483648, "long": 1099511627776, "area": 1e300, "day": None, "moment": None}),
    (None, {"名称": "未定位", "persons": None, "long": None, "area": None}),
    (point(37500200, 4000200), {"名称": "宿舍楼，3层", "persons": 0, "long": -1, "area": -0.5}),
)
ring = [[111 + 0.01 * i / 400, 36 + (0.001 if i % 2 else 0)] for i in range(400)] + [[111.01, 36.01], [111, 36.01], [111, 36]]
areas = collection(
    "areas",
    ({"type": "Polygon", "coordinates": [ring, [[111.002, 36.005], [111.003, 36.005], [111.003, 36.006], [111.002, 36.005]]]}, {"id": "A-1"}),
    ({"type": "MultiPolygon", "coordinates": [[[[112, 36], [112.1, 36], [112.1, 36.1], [112, 36]]], [[[113, 36], [113.1, 36], [113.1, 36.1], [113, 36]]]]}, {"id": "A-2"}),
)
with open(f"{scratch}/register.csv", "w") as file: file.write("company,amount\n甲公司,12.5\n乙公司,\n")

gpkg("layers.gpkg", houses, "-a_srs", "EPSG:4525", "-nln", "houses", "-oo", "DATE_AS_STRING=NO")
gpkg("layers.gpkg", areas, "-update", "-a_srs", "EPSG:4490", "-nln", "园区 边界")
gpkg("layers.gpkg", f"{scratch}/register.csv", "-update", "-nln", "register", "-oo", "AUTODETECT_TYPE=YES", "-oo", "EMPTY_STRING_AS_NULL=YES")
change(
    "layers.gpkg",
    "create view seen as select * from houses",
    "insert into gpkg_contents (table_name, data_type, identifier, srs_id) values ('seen', 'features', 'seen', 4525), ('photo', 'tiles', 'photo', 4525), ('gone', 'features', 'gone', 4525)",
    "insert into gpkg_geometry_columns values ('seen', 'geom', 'POINT', 4525, 0, 0), ('gone', 'geom', 'POINT', 4525, 0, 0)",
)

# Types that are not read, beside one that is.
with open(f"{scratch}/curves.csv", "w") as file:
    file.write('WKT,name\n"CIRCULARSTRING (0 0,1 1,2 0)",arc\n"CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))",disc\n"COMPOUNDCURVE ((0 0,1 1),CIRCULARSTRING (1 1,2 2,3 1))",both\n"LINESTRING (0 0,1 1)",line\n')
gpkg("curves.gpkg", f"{scratch}/curves.csv", "-nln", "curves", "-nlt", "GEOMETRY", "-a_srs", "EPSG:4490")
with open(f"{scratch}/arcs.csv", "w") as file: file.write('WKT,name\n"CIRCULARSTRING (0 0,1 1,2 0)",arc\n')
gpkg("curves.gpkg", f"{scratch}/arcs.csv", "-update", "-nln", "arcs", "-nlt", "CIRCULARSTRING", "-a_srs", "EPSG:4490")

# Heights and measures, empty shapes, collections.
with open(f"{scratch}/kinds.csv", "w") as file:
    file.write('WKT,name\n"POINT Z (1 2 3)",z\n"POINT ZM (1 2 3 4)",zm\n"LINESTRING M (0 0 1,1 1 2)",m\n"POINT EMPTY",empty point\n"POLYGON EMPTY",empty polygon\n"GEOMETRYCOLLECTION (POINT (1 2),POINT (3 4))",same\n"GEOMETRYCOLLECTION (POINT (1 2),LINESTRING (3 4,5 6))",mixed\n"MULTIPOINT ((1 2),(3 4))",points\n"MULTILINESTRING ((0 0,1 1),(2 2,3 3))",lines\n')
gpkg("kinds.gpkg", f"{scratch}/kinds.csv", "-nln", "kinds", "-nlt", "GEOMETRY", "-a_srs", "EPSG:4490")

# Blobs as other programs write them: upper byte first, every envelope, another version of the flags.
xy = collection("xy", (point(1, 2), {"name": "n"}))
gpkg("headers.gpkg", xy, "-nln", "headers", "-a_srs", "EPSG:4490")
wkb = struct.pack(">BIdd", 0, 1, 111.5, 36.5)
little = struct.pack("<BIdd", 1, 1, 111.5, 36.5)
rows = []
for i, envelope in enumerate([0, 32, 48, 48, 64]):
    rows.append((f"big {i}", struct.pack(">2sBBi", b"GP", 0, i << 1, 4490) + struct.pack(">4d", 111.5, 111.5, 36.5, 36.5).ljust(envelope, b"\0")[:envelope] + wkb))
rows.append(("little in big", struct.pack(">2sBBi", b"GP", 0, 0, 4490) + little))
change(
    "headers.gpkg",
    *[f"drop trigger {one[0]}" for one in sqlite3.connect(f"{here}/headers.gpkg").execute("select name from sqlite_schema where type = 'trigger'").fetchall()],
    "delete from headers",
    *[("insert into headers (name, geom) values (?, ?)", row) for row in rows],
)

# What a coordinate system can be.
gpkg("systems.gpkg", xy, "-nln", "undefined")
for name in ("made", "contradicts", "missing", "wide"):
    gpkg("systems.gpkg", xy, "-update", "-nln", name, "-a_srs", "EPSG:4525")
custom = 'PROJCS["某市独立坐标系",GEOGCS["CGCS2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",114],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]'
change(
    "systems.gpkg",
    *[f"drop trigger {one[0]}" for one in sqlite3.connect(f"{here}/systems.gpkg").execute("select name from sqlite_schema where type = 'trigger' and name like 'rtree%'").fetchall()],
    ("insert into gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition) values ('made', 100001, 'NONE', 100001, ?), ('odd', 100002, 'EPSG', 4525, ?), ('local', 100003, 'NONE', 100003, ?)", (custom, custom, custom.replace("114", "113.7"))),
    "update gpkg_contents set srs_id = 100001 where table_name = 'made'", "update gpkg_geometry_columns set srs_id = 100001 where table_name = 'made'",
    "update gpkg_contents set srs_id = 100002 where table_name = 'contradicts'", "update gpkg_geometry_columns set srs_id = 100002 where table_name = 'contradicts'",
    "update gpkg_contents set srs_id = 100003 where table_name = 'wide'", "update gpkg_geometry_columns set srs_id = 100003 where table_name = 'wide'",
    "update gpkg_contents set srs_id = 0 where table_name = 'undefined'", "update gpkg_geometry_columns set srs_id = 0 where table_name = 'undefined'",
    "update gpkg_geometry_columns set srs_id = 77 where table_name = 'missing'",
)

# Columns that came later, with a value for the rows before; one that is worked out; a key that a person chose.
gpkg("later.gpkg", xy, "-nln", "later", "-a_srs", "EPSG:4490", "-lco", "FID=编号")
change("later.gpkg", "alter table later add column grade integer default 3", "alter table later add column note text default '无'", "alter table later add column none text", "alter table later add column twice integer generated always as (grade * 2) virtual", "alter table later add column last text default 'z'")

# An index that lacks a row, many rows, small and large pages, another encoding.
many = collection("many", *[(point(111 + (i % 50) / 1000, 36 + (i // 50) / 1000), {"n": i, "name": f"户{i}"}) for i in range(1500)])
gpkg("many.gpkg", many, "-nln", "many", "-a_srs", "EPSG:4490", "-dsco", "ADD_GPKG_OGR_CONTENTS=NO")
shutil.copy(f"{here}/many.gpkg", f"{here}/stale.gpkg")
change("stale.gpkg", "delete from rtree_many_geom where id = 700")
few = collection("few", *[(point(111 + i / 1000, 36), {"n": i, "name": f"户{i}" * (200 if i == 3 else 1)}) for i in range(5)])
for size in (512, 65536):
    gpkg(f"page-{size}.gpkg", few, "-nln", "few", "-a_srs", "EPSG:4490", "-dsco", "ADD_GPKG_OGR_CONTENTS=NO")
    change(f"page-{size}.gpkg", f"pragma page_size = {size}", "vacuum")
gpkg("plain.gpkg", few, "-nln", "few", "-a_srs", "EPSG:4490", "-dsco", "ADD_GPKG_OGR_CONTENTS=NO", "-lco", "SPATIAL_INDEX=NO")
database = sqlite3.connect(f"{here}/utf16.gpkg")
database.execute("pragma encoding = 'UTF-16le'")
database.executescript("\n".join(sqlite3.connect(f"{here}/plain.gpkg").iterdump()))
database.close()

# What was written last stands in the log.
shutil.copy(f"{here}/plain.gpkg", f"{scratch}/log.gpkg")
database = sqlite3.connect(f"{scratch}/log.gpkg")
database.execute("pragma journal_mode = wal")
database.execute("pragma wal_autocheckpoint = 0")
database.execute("update few set name = '改' where n = 2")
database.commit()
for ending in ("gpkg", "gpkg-wal"): shutil.copy(f"{scratch}/log.{ending}", f"{here}/log.{ending}")
database.close()

answers = {"source": "GDAL 3.6.2, ogr2ogr to GeoJSON of each layer; extents of ogrinfo", "files": {}}
for path in sorted(glob.glob(f"{here}/*.gpkg")):
    name = os.path.basename(path)
    copy = f"{scratch}/read-{name}"
    shutil.copy(path, copy)
    if os.path.exists(f"{path}-wal"): shutil.copy(f"{path}-wal", f"{copy}-wal")
    layers = {}
    listed = subprocess.run(["ogrinfo", "-q", copy], capture_output=True, text=True).stdout
    for line in listed.splitlines():
        layer = line.split(": ", 1)[1].rsplit(" (", 1)[0]
        if layer in ("seen", "gone", "photo"): continue
        out = subprocess.run(["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", copy, layer, "-lco", "COORDINATE_PRECISION=17", "-lco", "SIGNIFICANT_FIGURES=17"], capture_output=True, text=True)
        if out.returncode != 0 or not out.stdout: continue
        features = json.loads(out.stdout)["features"]
        if name == "curves.gpkg": features = [one for one in features if one["properties"]["name"] == "line"]
        if name in ("many.gpkg", "stale.gpkg"): features = features[:3] + features[-1:]
        count = subprocess.run(["ogrinfo", "-q", copy, "-dialect", "sqlite", "-sql", f'select count(*) as n from "{layer}"'], capture_output=True, text=True).stdout
        layers[layer] = {"count": int(count.rsplit("=", 1)[1]), "features": [{k: f[k] for k in ("properties", "geometry")} for f in features]}
    answers["files"][name] = layers
with open(f"{here}/gdal.json", "w") as file: file.write(json.dumps(answers, ensure_ascii=False, separators=(",", ":")).replace('{"properties"', '\n{"properties"') + "\n")
for path in glob.glob(f"{here}/*.gpkg*"):
    with open(path, "rb") as file, open(f"{path}.gz", "wb") as packed: packed.write(gzip.compress(file.read(), mtime=0))
    os.remove(path)
