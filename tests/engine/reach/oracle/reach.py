"""Writes reach.json: shapes in CGCS2000 3-degree zone 36, the distances between them, and the ground within a reach of them.

Distances: GeographicLib (through pyproj) along edges that are straight in the zone; of each corner the nearest place of every
edge of the other is found by golden sections, and shapes that GEOS says meet have 0. Good to a hundredth of a millimetre.
Areas: buffers of GEOS with 400 segments a quarter, the reach multiplied by the scale of the zone at the shape.

python3 reach.py > reach.json (Debian: python3-shapely, python3-pyproj)
"""
import json
import math
import random
import sys

from pyproj import Geod, Transformer
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon

random.seed(18218)
X, Y = 36_560_000, 4_417_000
GEOD = Geod(ellps="GRS80")
TO_DEGREES = Transformer.from_crs("EPSG:4524", "EPSG:4490", always_xy=True)
GOLDEN = (math.sqrt(5) - 1) / 2


def anywhere(reach):
    return X + random.uniform(-reach, reach), Y + random.uniform(-reach, reach)


def star(cx, cy, radius, corners, deepest=0.4):
    ring = []
    for i in range(corners):
        angle = 2 * math.pi * i / corners
        r = radius * random.uniform(deepest, 1)
        ring.append((round(cx + r * math.cos(angle), 3), round(cy + r * math.sin(angle), 3)))
    return ring + ring[:1]


def shape(k, reach):
    cx, cy = anywhere(reach)
    kind = k % 5
    if kind == 0:
        return {"type": "Point", "coordinates": [round(cx, 3), round(cy, 3)]}
    if kind == 1:
        return {"type": "MultiPoint", "coordinates": [[round(cx, 3), round(cy, 3)], [round(cx + 40, 3), round(cy - 25, 3)]]}
    if kind == 2:
        return {"type": "LineString", "coordinates": [[round(cx + 90 * i, 3), round(cy + random.uniform(-80, 80), 3)] for i in range(4)]}
    if kind == 3:
        return {"type": "Polygon", "coordinates": [star(cx, cy, random.uniform(30, 300), random.randint(4, 12))]}
    first = star(cx, cy, 120, 6)
    second = star(cx + 400, cy + 60, 120, 5)
    return {"type": "MultiPolygon", "coordinates": [[first], [second]]}


def geometry(shape):
    kind, coordinates = shape["type"], shape["coordinates"]
    if kind == "Point":
        return Point(coordinates)
    if kind == "MultiPoint":
        return MultiPoint(coordinates)
    if kind == "LineString":
        return LineString(coordinates)
    if kind == "Polygon":
        return Polygon(coordinates[0], coordinates[1:])
    return MultiPolygon([(part[0], part[1:]) for part in coordinates])


def lines(shape):
    kind, coordinates = shape["type"], shape["coordinates"]
    if kind == "Point":
        return [[coordinates]]
    if kind == "MultiPoint":
        return [[one] for one in coordinates]
    if kind == "LineString":
        return [coordinates]
    if kind == "Polygon":
        return coordinates
    return [ring for part in coordinates for ring in part]


def metres(a, b):
    (lng0, lat0), (lng1, lat1) = TO_DEGREES.transform(*a), TO_DEGREES.transform(*b)
    return GEOD.inv(lng0, lat0, lng1, lat1)[2]


def to_edge(p, a, b):
    at = lambda t: metres(p, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    low, high = 0.0, 1.0
    for _ in range(45):
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        if at(left) < at(right):
            high = right
        else:
            low = left
    return min(at((low + high) / 2), at(0), at(1))


def from_corners(corners, edges, plane):
    least = math.inf
    for line in lines(corners):
        for p in line:
            for other in lines(edges):
                if len(other) == 1:
                    least = min(least, metres(p, other[0]))
                for a, b in zip(other, other[1:]):
                    # By the plane far from the best: no use.
                    if LineString([a, b]).distance(Point(p)) < plane * 1.001 + 0.01:
                        least = min(least, to_edge(p, a, b))
    return least


places = [shape(k, 2500) for k in range(40)]
hazards = [shape(k + 3, 1500) for k in range(12)]
distances = []
for place in places:
    row = []
    for hazard in hazards:
        one, other = geometry(place), geometry(hazard)
        plane = one.distance(other)
        if plane == 0:
            row.append(0)
            continue
        least = min(from_corners(place, hazard, plane), from_corners(hazard, place, plane))
        row.append(round(least, 6))
    distances.append(row)

outlines = []
for k in range(40):
    cx, cy = anywhere(2000)
    if k % 8 == 6:
        one = {"type": "LineString", "coordinates": [[cx + 70 * i, cy + random.uniform(-150, 150)] for i in range(6)]}
    elif k % 8 == 7:
        one = {"type": "Point", "coordinates": [cx, cy]}
    elif k % 8 == 5:
        one = {"type": "MultiPolygon", "coordinates": [[star(cx, cy, 200, 7)], [star(cx + 600, cy, 150, 6)]]}
    elif k % 8 == 4:
        # A yard within walls, open by a narrow gate: the reach may leave ground within it.
        w, d = 900, 60
        ring = [(cx, cy), (cx + w, cy), (cx + w, cy + w), (cx + w / 2 + 20, cy + w), (cx + w / 2 + 20, cy + w - d), (cx + w - d, cy + w - d), (cx + w - d, cy + d), (cx + d, cy + d), (cx + d, cy + w - d), (cx + w / 2 - 20, cy + w - d), (cx + w / 2 - 20, cy + w), (cx, cy + w)]
        one = {"type": "Polygon", "coordinates": [ring + ring[:1]]}
    else:
        one = {"type": "Polygon", "coordinates": [star(cx, cy, random.uniform(80, 500), random.randint(3, 16), 0.2)]}
    reach = [20, 150, 300, 500, 1000, 3000][k % 6]
    lng, lat = TO_DEGREES.transform(cx, cy)
    scale = 1 / (metres((cx - 50, cy), (cx + 50, cy)) / 100)
    grown = geometry(one).buffer(reach * scale, resolution=400)
    holes = 0 if grown.geom_type == "MultiPolygon" else len(grown.interiors)
    parts = len(grown.geoms) if grown.geom_type == "MultiPolygon" else 1
    outlines.append({"shape": one, "metres": reach, "squareMetres": round(grown.area, 1), "perimeter": round(grown.length, 1), "rings": parts + holes})

json.dump({"places": places, "hazards": hazards, "metres": distances, "outlines": outlines}, sys.stdout, separators=(",", ":"))
