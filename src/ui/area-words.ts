import { SQUARE_METRES_PER_MU } from '../engine/geometry/area.ts'

/** Hectares, 亩 and square metres of one area, as planners quote them. */
export function areaFigures(squareMetres: number): readonly [string, string, string] {
  return [(squareMetres / 10000).toFixed(2), (squareMetres / SQUARE_METRES_PER_MU).toFixed(1), squareMetres.toFixed(0)]
}

/** "176.96 ha · 2654.4 亩 · 1769627 m²" */
export function areaWords(squareMetres: number, mu: string): string {
  const [hectares, units, metres] = areaFigures(squareMetres)
  return `${hectares} ha · ${units} ${mu} · ${metres} m²`
}
