/**
 * What GEOS and GeographicLib say of two outlines, through the system's own Python; the tests need neither. Overlays in
 * the coordinates of the outlines; areas of the results with geodesics between their corners (GRS80). The distance of
 * the borders: places along every edge, no farther apart than the step, each with its distance to the other border as
 * GEOS measures it in metres of a transverse Mercator projection about the middle of the pair.
 */
import { execFileSync } from 'node:child_process'
import type { TwoVersions } from './two-versions.ts'

export interface Areas {
  readonly old: number
  readonly now: number
  readonly added: number
  readonly removed: number
  readonly kept: number
}

export interface GeosComparison {
  readonly ellipsoidal: Areas
  /** In the units of the outlines, squared. */
  readonly own: Areas
  /** Metres: the farthest of the places that were tried. */
  readonly sampledOffset: number
  readonly stepMetres: number
}

const PYTHON = '/usr/bin/python3'
const SCRIPT = `
import json, math, sys
import numpy, pyproj
from geographiclib.geodesic import Geodesic
from shapely.geometry import MultiPolygon, Point, LineString
from shapely.strtree import STRtree
task = json.load(sys.stdin)
earth = Geodesic(6378137, 1 / 298.257222101)
pairs = lambda ring: list(zip(ring[0::2], ring[1::2]))
old, now = (MultiPolygon([(pairs(rings[0]), [pairs(ring) for ring in rings[1:]]) for rings in task[name]])
    for name in ('old', 'now'))
plane = pyproj.Transformer.from_crs(4525, 4490, always_xy=True).transform
lnglat = plane if task['frame'] == 'plane' else (lambda x, y: (x, y))
def ring_area(ring):
    polygon = earth.Polygon()
    for x, y in ring.coords[:-1]:
        lng, lat = lnglat(x, y)
        polygon.AddPoint(lat, lng)
    return abs(polygon.Compute(False, True)[2])
polygons = lambda shape: [p for p in getattr(shape, 'geoms', [shape]) if p.geom_type == 'Polygon']
def geodesic(shape):
    return sum(ring_area(p.exterior) - sum(map(ring_area, p.interiors)) for p in polygons(shape))
own = lambda shape: sum(p.area for p in polygons(shape))
results = {'old': old, 'now': now, 'added': now.difference(old), 'removed': old.difference(now),
    'kept': old.intersection(now)}
lng, lat = lnglat(*old.union(now).envelope.centroid.coords[0])
local = pyproj.Transformer.from_crs(4490, pyproj.CRS.from_proj4(
    f'+proj=tmerc +lat_0={lat} +lon_0={lng} +k=1 +ellps=GRS80 +units=m'), always_xy=True).transform
def lines(shape):
    found = []
    for p in shape.geoms:
        for ring in [p.exterior, *p.interiors]:
            xy = ring.coords
            for (ax, ay), (bx, by) in zip(xy[:-1], xy[1:]):
                a, b = local(*lnglat(ax, ay)), local(*lnglat(bx, by))
                count = max(1, math.ceil(math.dist(a, b) / task['step']))
                t = numpy.linspace(0, 1, count + 1)
                places = lnglat(ax + t * (bx - ax), ay + t * (by - ay))
                found.append(list(zip(*local(*places))))
    return found
a, b = lines(old), lines(now)
def farthest(places, other):
    tree = STRtree([LineString(line) for line in other])
    distance = lambda place: tree.nearest(place).distance(place)
    return max(distance(Point(p)) for line in places for p in line)
offset = max(farthest(a, b), farthest(b, a))
print(json.dumps({'ellipsoidal': {k: geodesic(v) for k, v in results.items()},
    'own': {k: own(v) for k, v in results.items()}, 'sampledOffset': offset, 'stepMetres': task['step']}))
`

export function geosComparison({ old, now }: TwoVersions, stepMetres: number): GeosComparison {
  const partsOf = ({ parts }: TwoVersions['old']) => parts.map((part) => part.map((ring) => [...ring]))
  const frame = now.frame.kind === 'plane' ? 'plane' : 'degrees'
  const input = JSON.stringify({ old: partsOf(old), now: partsOf(now), frame, step: stepMetres })
  return JSON.parse(execFileSync(PYTHON, ['-W', 'ignore', '-c', SCRIPT], { input, encoding: 'utf8' })) as GeosComparison
}
