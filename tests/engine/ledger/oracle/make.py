"""Writes expected.json: offsets of the control line along the border and areas of the sample parks, by Shapely (GEOS) in
the plane of the zone and GeographicLib (pyproj.Geod, ellipsoid GRS80). Run: python3 make.py (python3-shapely, python3-pyproj).
"""
import json
from pathlib import Path

import shapely
from pyproj import Geod, Transformer
from shapely.geometry import LineString, Point, shape

HERE = Path(__file__).parent
PARKS = HERE.parents[3] / "data" / "parks"
GEOD = Geod(ellps="GRS80")
STEP = 0.25  # metres along the border between two places that are measured


def features(park, file):
    return json.loads((PARKS / park / file).read_text())["features"]


def metres(to_degrees, a, b):
    (x0, y0), (x1, y1) = to_degrees(*a), to_degrees(*b)
    return GEOD.inv(x0, y0, x1, y1)[2]


out = {"source": f"Shapely {shapely.__version__}, GEOS {'.'.join(map(str, shapely.geos.geos_version))}, GeographicLib by pyproj", "parts": []}
for park, code in (("hangjin", 4524), ("jishan", 4525)):
    transform = Transformer.from_crs(code, 4490, always_xy=True).transform
    line = shape(features(park, "control-line.geojson")[0]["geometry"])
    for feature in features(park, "boundary.geojson"):
        polygon = shape(feature["geometry"])
        border = polygon.exterior
        count = int(border.length / STEP)
        samples = []
        corners = [border.project(Point(c)) for c in border.coords[:-1]]
        for s in sorted([i * border.length / count for i in range(count)] + corners):
            at = border.interpolate(s)
            foot = line.exterior.interpolate(line.exterior.project(at))
            sign = 1 if line.covers(at) else -1
            samples.append((s, sign * metres(transform, (at.x, at.y), (foot.x, foot.y))))
        areas = [abs(GEOD.polygon_area_perimeter(*zip(*[transform(*c) for c in ring.coords]))[0]) for ring in (polygon.exterior, *polygon.interiors)]
        properties = feature["properties"]
        out["parts"].append({
            "park": park,
            "version": properties["version"],
            "name": properties.get("name"),
            "least": round(min(m for _, m in samples), 4),
            "greatest": round(max(m for _, m in samples), 4),
            "perimeter": round(sum(GEOD.inv(*transform(*a), *transform(*b))[2] for a, b in zip(border.coords, border.coords[1:])), 4),
            "every_200_m": [[round(s, 3), round(m, 3)] for s, m in samples[:: int(200 / STEP)]],
            "plane_m2": round(polygon.area, 4),
            "ellipsoidal_m2": round(areas[0] - sum(areas[1:]), 4),
        })
(HERE / "expected.json").write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n")
