"""
Who of the sample parks lies within which risk contour, and how far the contours of 3e-7 a year reach beyond the control
line: by Shapely (GEOS), in the plane of the park. Writes expected.json beside itself; the tests do not need it.

    ogr2ogr -f GeoJSON -t_srs EPSG:4524 -lco COORDINATE_PRECISION=4 hangjin.geojson data/parks/hangjin/houses.fgb
    ogr2ogr -f GeoJSON -t_srs EPSG:4525 -lco COORDINATE_PRECISION=4 jishan.geojson data/parks/jishan/houses.fgb
    /usr/bin/python3 tests/engine/risk/oracle/make.py FOLDER_OF_BOTH
"""
import json, os, sys
import shapely
import shapely.geos
from shapely.geometry import Point, shape
from shapely.ops import unary_union

here = os.path.dirname(os.path.abspath(__file__))
parks = os.path.join(here, '../../../../data/parks')


def rows(path):
    with open(path, encoding='utf8') as file:
        return [(f['properties'], shape(f['geometry'])) for f in json.load(file)['features']]


out = {'source': f'Shapely {shapely.__version__}, GEOS {".".join(map(str, shapely.geos.geos_version))}, plane of the park'}
for park in ('hangjin', 'jishan'):
    folder = os.path.join(parks, park)
    people = rows(os.path.join(folder, 'targets.geojson')) + rows(os.path.join(sys.argv[1], f'{park}.geojson'))
    contours = rows(os.path.join(folder, 'risk-contours.geojson'))
    line = unary_union([g for _, g in rows(os.path.join(folder, 'control-line.geojson'))])
    out[park] = {
        'within': {
            facts['id']: sorted(who['id'] for who, place in people if place.intersects(area))
            for facts, area in contours
            if facts['frequency'] > 3e-7
        },
        'beyond': {
            facts['id']: {
                'hectares': round(area.difference(line).area / 10000, 2),
                'metres': round(max(line.distance(Point(corner)) for corner in area.exterior.coords), 3),
            }
            for facts, area in contours
            if facts['frequency'] == 3e-7 and not line.covers(area)
        },
    }
with open(os.path.join(here, 'expected.json'), 'w', encoding='utf8') as file:
    json.dump(out, file, ensure_ascii=False, indent=2)
    file.write('\n')
