/** As far as people are looked for around a plant or a hazard, metres (自定): the line at that distance is exact up to here. */
export const MOST_REACH_METRES = 3000
