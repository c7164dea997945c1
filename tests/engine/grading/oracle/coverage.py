"""Writes coverage.json: the share of the ring of 500 m outside a plant that lies in surveys, by GEOS.

Coordinates are metres east and north of a place on the central meridian of zone 37, where a metre of the plane is one of
the ellipsoid. Run: python3 coverage.py > coverage.json (python3-shapely, GEOS by shapely.geos).
"""
import json
import math
import random

from shapely.geometry import Polygon
from shapely.geos import geos_version
from shapely.ops import unary_union

random.seed(18218)


def star(cx, cy, radius, corners):
    ring = []
    for i in range(corners):
        angle = 2 * math.pi * i / corners
        r = radius * random.uniform(0.4, 1.3)
        ring.append((round(cx + r * math.cos(angle), 2), round(cy + r * math.sin(angle), 2)))
    return ring


def case(name, plant, surveys):
    outline = unary_union([Polygon(rings[0], rings[1:]) for rings in plant])
    ring = outline.buffer(500, resolution=512).difference(outline)
    covered = ring.intersection(unary_union([Polygon(survey) for survey in surveys])) if surveys else Polygon()
    return {"name": name, "plant": plant, "surveys": surveys, "share": covered.area / ring.area}


def box(x0, y0, x1, y1):
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


cases = [
    case("no survey near", [[box(0, 0, 300, 200)]], [box(5000, 0, 6000, 1000)]),
    case("one survey over all of it", [[box(0, 0, 300, 200)]], [box(-900, -900, 1200, 1100)]),
    case("half of it, the survey ends along the plant", [[box(0, 0, 300, 200)]], [box(-900, -900, 150, 1100)]),
    case("the survey of the plant itself says nothing", [[box(0, 0, 300, 200)]], [box(0, 0, 300, 200)]),
    case("a yard within the plant is outside it", [[box(0, 0, 900, 900), box(300, 300, 600, 600)[::-1]]],
         [box(300, 300, 600, 600)]),
    case("two surveys that overlap", [[box(0, 0, 300, 200)]], [box(-400, -400, 200, 300), box(100, -100, 900, 500)]),
    case("a plant of two parts", [[box(0, 0, 200, 200)], [box(600, 100, 900, 300)]], [box(150, -600, 700, 250)]),
]
for k in range(12):
    cases.append(
        case(
            f"random {k + 1}",
            [[star(0, 0, random.uniform(60, 400), random.randint(4, 14))]],
            [
                star(random.uniform(-700, 700), random.uniform(-700, 700), random.uniform(200, 900), random.randint(3, 12))
                for _ in range(random.randint(1, 4))
            ],
        )
    )
print(json.dumps({"source": "GEOS " + ".".join(map(str, geos_version)) + ", buffer of 2048 edges a turn", "cases": cases}))
