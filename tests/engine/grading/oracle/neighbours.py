"""Writes neighbours.json: for plants and places in longitude and latitude what PostGIS says of the ring of 500 m.

A place counts that is not wholly inside the plant and no farther than 500 m from it, from edge to edge on the ellipsoid
(geography). PostGIS finds the nearest place of an edge on a sphere, some millimetres beside the true one, so no place is
kept that lies within 5 cm of 500 m, and distances are good to a centimetre.

Run as root or as a user who may start PostgreSQL: python3 neighbours.py > neighbours.json
(Debian: postgresql-15-postgis-3)
"""
import glob
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile

random.seed(36894)
CENTRE = (110.98, 35.6)
PER_METRE = (1 / 90_600, 1 / 110_950)


def at(east, north):
    return [round(CENTRE[0] + east * PER_METRE[0], 9), round(CENTRE[1] + north * PER_METRE[1], 9)]


def closed(points):
    return [at(*point) for point in points + points[:1]]


def star(cx, cy, radius, corners, turn=1):
    points = []
    for i in range(corners):
        angle = turn * 2 * math.pi * i / corners
        r = radius * random.uniform(0.5, 1.2)
        points.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return closed(points)


def anywhere(reach=2500):
    return random.uniform(-reach, reach), random.uniform(-reach, reach)


plants = []
for k in range(12):
    cx, cy = anywhere(1800)
    rings = [star(cx, cy, random.uniform(80, 350), random.randint(4, 15))]
    if k == 3:
        rings = [star(cx, cy, 600, 20), star(cx, cy, 150, 8, -1)]
    parts = [rings]
    if k == 7:
        parts.append([star(cx + 900, cy + 200, 160, 9)])
    plants.append({"type": "MultiPolygon", "coordinates": parts})

places = []
for k in range(240):
    x, y = anywhere()
    kind = k % 5
    if kind < 3:
        places.append({"type": "Point", "coordinates": at(x, y)})
    elif kind == 3:
        points = [at(x + random.uniform(-90, 90), y + random.uniform(-90, 90)) for _ in range(random.randint(2, 4))]
        places.append({"type": "LineString", "coordinates": points})
    else:
        places.append({"type": "Polygon", "coordinates": [star(x, y, random.uniform(5, 80), random.randint(3, 8))]})
persons = [random.randint(1, 6) for _ in places]

bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
folder = tempfile.mkdtemp()
os.chmod(folder, 0o777)
user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def run(program, *args, **more):
    done = subprocess.run(user + [f"{bin}/{program}", *args], check=True, text=True, capture_output=True, **more)
    return done.stdout


def server(action, *more):
    subprocess.run(user + [f"{bin}/pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", *more, action],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


run("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "oracle", "--no-sync")
server("start", "-o", f"-c listen_addresses= -c unix_socket_directories={folder}")
try:
    values = lambda shapes: ",".join(
        f"({k},ST_SetSRID(ST_GeomFromGeoJSON('{json.dumps(shape)}'),4490))" for k, shape in enumerate(shapes)
    )
    sql = f"""
create extension postgis;
create table plants(plant int, geom geometry); insert into plants values {values(plants)};
create table places(place int, geom geometry); insert into places values {values(places)};
select postgis_lib_version();
select a.plant, p.place, ST_Distance(a.geom::geography, p.geom::geography), ST_CoveredBy(p.geom, a.geom),
       ST_Intersects(a.geom, p.geom)
from plants a, places p where ST_DWithin(a.geom::geography, p.geom::geography, 501) order by 1, 2;
"""
    rows = run("psql", "-h", folder, "-U", "oracle", "-d", "postgres", "-XqAt", "-v", "ON_ERROR_STOP=1", input=sql)
finally:
    server("stop", "-m", "immediate")
    shutil.rmtree(folder, ignore_errors=True)

version, *lines = rows.split()
found = []
doubtful = set()
for line in lines:
    plant, place, metres, inside, meets = line.split("|")
    if abs(float(metres) - 500) < 0.05:
        doubtful.add(int(place))
    found.append([int(plant), int(place), round(float(metres), 4), inside == "t", meets == "t"])
kept = [k for k in range(len(places)) if k not in doubtful]
near = [
    [plant, kept.index(place), metres, "inside" if inside else "straddling" if meets else "within"]
    for plant, place, metres, inside, meets in found
    if place not in doubtful and metres <= 500
]
json.dump({
    "source": f"PostGIS {version}, geography on the ellipsoid of CGCS2000 (EPSG:4490)",
    "plants": plants,
    "places": [places[k] for k in kept],
    "persons": [persons[k] for k in kept],
    "near": near,
}, sys.stdout)
