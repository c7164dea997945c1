"""Writes sides.json: protection targets of the sample parks that entered, left or straddle from one boundary version to the
next, by Shapely (GEOS) in the plane of the zone after PROJ; the group of each that left is read off its record as of
2026-11-22. Run: python3 sides.py (python3-shapely, python3-pyproj, gdal-bin).
"""
import json
import subprocess
from pathlib import Path

import shapely
from pyproj import Geod, Transformer
from shapely.geometry import shape
from shapely.ops import nearest_points, transform, unary_union

HERE = Path(__file__).parent
PARKS = HERE.parents[3] / "data" / "parks"
AS_OF = "2026-11-22"
GEOD = Geod(ellps="GRS80")


def features(park, file):
    path = PARKS / park / file
    if path.suffix == ".fgb":
        read = subprocess.run(["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", str(path)], capture_output=True, check=True)
        return json.loads(read.stdout)["features"]
    return json.loads(path.read_text())["features"]


def change(old, now, target):
    # On the line is inside: covers, not contains. Of an area only the interior counts.
    def side(ground):
        if target.geom_type == "Point":
            return "inside" if ground.covers(target) else "outside"
        if ground.covers(target):
            return "inside"
        return "straddling" if ground.intersection(target).area > 0 else "outside"

    before, after = side(old), side(now)
    if after == "straddling":
        return "straddles"
    if before != after:
        return "entered" if after == "inside" else "left"
    return None


def group(row):
    status, date = row.get("status"), row.get("status_date")
    if date and date <= AS_OF and status in ("moved", "living"):
        return status
    return "living" if date and status == "moved" else "unknown"


out = {"source": f"Shapely {shapely.__version__}, PROJ by pyproj, GeographicLib, GDAL", "pairs": []}
for park, code, pairs in (
    ("hangjin", 4524, [("v1", "v2"), ("v2", "v3"), ("v2", "v4")]),
    ("jishan", 4525, [("v1", "v2")]),
):
    to_degrees = Transformer.from_crs(code, 4490, always_xy=True).transform
    to_plane = Transformer.from_crs(4490, code, always_xy=True).transform
    versions = {}
    for feature in features(park, "boundary.geojson"):
        versions.setdefault(feature["properties"]["version"], []).append(shape(feature["geometry"]))
    versions = {name: unary_union(parts) for name, parts in versions.items()}
    targets = [(f["properties"], shape(f["geometry"])) for f in features(park, "targets.geojson")]
    targets += [(f["properties"], transform(to_plane, shape(f["geometry"]))) for f in features(park, "houses.fgb")]
    for a, b in pairs:
        changed = {}
        for row, target in targets:
            kind = change(versions[a], versions[b], target)
            if not kind:
                continue
            changed[row["id"]] = {"change": kind}
            if kind == "left":
                p, q = nearest_points(target, versions[b].boundary)
                metres = GEOD.inv(*to_degrees(p.x, p.y), *to_degrees(q.x, q.y))[2]
                changed[row["id"]] |= {"group": group(row), "metres": round(metres, 3)}
        out["pairs"].append({"park": park, "a": a, "b": b, "targets": dict(sorted(changed.items()))})
(HERE / "sides.json").write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n")
