/** The differences of two outlines by GEOS, through shapely of the system's own Python; the tests need neither. */
import { execFileSync } from 'node:child_process'
import type { Shape } from '../../../src/engine/geometry/shape.ts'

export interface GeosDifference {
  readonly geos: string
  /** Areas of the pieces, from large to small. */
  readonly added: number[]
  readonly removed: number[]
  /** Median of both differences together; the outlines are made before. */
  readonly milliseconds: number
}

const PYTHON = '/usr/bin/python3'
const SCRIPT = `
import json, statistics, sys, time
import shapely, shapely.geos
from shapely.geometry import MultiPolygon
task = json.load(sys.stdin)
pairs = lambda ring: list(zip(ring[0::2], ring[1::2]))
old, now = (MultiPolygon([(pairs(rings[0]), [pairs(ring) for ring in rings[1:]]) for rings in task[name]])
    for name in ('old', 'now'))
times = []
for _ in range(task['rounds']):
    start = time.perf_counter()
    added, removed = now.difference(old), old.difference(now)
    times.append((time.perf_counter() - start) * 1000)
areas = lambda shape: sorted((piece.area for piece in getattr(shape, 'geoms', [shape]) if piece.area > 0), reverse=True)
geos = '.'.join(map(str, shapely.geos.geos_version))
print(json.dumps({'geos': geos, 'added': areas(added), 'removed': areas(removed),
    'milliseconds': statistics.median(times)}))
`

export function geosDifference(old: Shape, now: Shape, rounds: number): GeosDifference {
  const partsOf = ({ parts }: Shape) => parts.map((part) => part.map((ring) => [...ring]))
  const input = JSON.stringify({ old: partsOf(old), now: partsOf(now), rounds })
  return JSON.parse(execFileSync(PYTHON, ['-c', SCRIPT], { input, encoding: 'utf8' })) as GeosDifference
}

export function hasGeos(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import shapely'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
