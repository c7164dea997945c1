import type { Park } from '../engine/model/park.ts'

/** A park that has a name and a place and nothing else. `zone` is its CGCS2000 3° zone. */
export function emptyPark(name: string, zone: number, place: readonly [number, number]): Park {
  return {
    id: 'park',
    name,
    nameEn: null,
    zone,
    place,
    grade: null,
    recognition: null,
    grading: {},
    sample: false,
    story: null,
    storyEn: null,
    layers: [],
    materials: [],
  }
}
