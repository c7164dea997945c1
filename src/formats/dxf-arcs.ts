/** An arc is drawn as straight edges that leave it by no more, in units of the drawing that are metres. */
export const ARC_TOLERANCE_METRES = 0.001
/** However large, a full circle has no more edges. */
const MOST_STEPS = 65_536

/** Angle between corners of an arc of this radius: sagitta r(1 − cos(a/2)) within the tolerance. */
function stepsFor(radius: number, sweep: number): number {
  if (!(radius > ARC_TOLERANCE_METRES)) return 8
  const angle = 2 * Math.acos(Math.max(0, 1 - ARC_TOLERANCE_METRES / radius))
  const steps = Math.ceil(Math.abs(sweep) / angle)
  return Math.min(MOST_STEPS, Math.max(2, steps))
}

/** Adds the corners of an arc about a centre, from one angle by a sweep (radians), both ends included. */
export function addArc(to: number[], x: number, y: number, radius: number, from: number, sweep: number): void {
  const steps = stepsFor(radius, sweep)
  for (let i = 0; i <= steps; i++) {
    const angle = from + (sweep * i) / steps
    to.push(x + radius * Math.cos(angle), y + radius * Math.sin(angle))
  }
}

/** An ellipse by the end of its major axis and the ratio of the axes; parameters in radians. */
export function addEllipse(
  to: number[],
  [x, y]: readonly [number, number],
  [majorX, majorY]: readonly [number, number],
  ratio: number,
  from: number,
  sweep: number,
): void {
  // It is a circle of the long axis pressed together, and so are its chords: none leaves it by more than the circle's.
  const steps = stepsFor(Math.hypot(majorX, majorY), sweep)
  for (let i = 0; i <= steps; i++) {
    const [cos, sin] = [Math.cos(from + (sweep * i) / steps), Math.sin(from + (sweep * i) / steps) * ratio]
    to.push(x + majorX * cos - majorY * sin, y + majorY * cos + majorX * sin)
  }
}

/** Adds the corners between two vertices whose edge has a bulge (tangent of a quarter of the arc's angle), ends left out. */
function addBulge(to: number[], x0: number, y0: number, x1: number, y1: number, bulge: number): void {
  const sweep = 4 * Math.atan(bulge)
  const chord = Math.hypot(x1 - x0, y1 - y0)
  if (chord === 0) return
  const radius = (chord * (1 + bulge * bulge)) / (4 * bulge)
  // The centre lies beside the middle of the chord, to the left of a bulge below 1.
  const aside = (1 - bulge * bulge) / (4 * bulge)
  const x = (x0 + x1) / 2 - (y1 - y0) * aside
  const y = (y0 + y1) / 2 + (x1 - x0) * aside
  const from = Math.atan2(y0 - y, x0 - x)
  const steps = stepsFor(Math.abs(radius), sweep)
  for (let i = 1; i < steps; i++) {
    const angle = from + (sweep * i) / steps
    to.push(x + Math.abs(radius) * Math.cos(angle), y + Math.abs(radius) * Math.sin(angle))
  }
}

/** Degrees of an arc that runs against the clock, as radians above 0. */
export function sweepOf(fromDegrees: number, toDegrees: number): number {
  const sweep = ((((toDegrees - fromDegrees) % 360) + 360) % 360) * (Math.PI / 180)
  return sweep === 0 ? 2 * Math.PI : sweep
}

/** Corners with the arcs between them; of a closed one the first again at the end. */
export function withBulges(
  positions: readonly number[],
  bulges: readonly number[],
  isClosed: boolean,
): { ring: number[]; hasCurves: boolean } {
  const count = positions.length / 2
  const ring: number[] = []
  let hasCurves = false
  for (let i = 0; i < count; i++) {
    const [x, y] = [positions[2 * i]!, positions[2 * i + 1]!]
    ring.push(x, y)
    const next = i + 1 < count ? i + 1 : isClosed ? 0 : -1
    if (next === -1 || !bulges[i]) continue
    hasCurves = true
    addBulge(ring, x, y, positions[2 * next]!, positions[2 * next + 1]!, bulges[i]!)
  }
  if (isClosed && count > 0) ring.push(positions[0]!, positions[1]!)
  return { ring, hasCurves }
}
