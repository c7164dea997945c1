/**
 * How a place near a plant stands to the permanent residents (常住人口) on which α rests. The first five count. The
 * words are in src/i18n.
 */
export const STANDINGS = [
  /** A residence: everyone who lives there. */
  'residence',
  /** A nursing home: the people live there. */
  'nursing-home',
  /** Another place, or the dormitory of a neighbour, with people on record who live there for long. */
  'long-stay',
  /** The dormitory of a neighbour without a record of who lives there for long: all of its people, the stricter reading. */
  'dormitory-persons',
  /** The kind of place is not known: all of its people, the stricter reading. */
  'kind-unknown',
  /** A dated record says that its people moved away. */
  'moved',
  /** The plant's own dormitory: its people are not outside the plant. */
  'own-dormitory',
  /** Wholly inside the outline of the plant. */
  'inside-plant',
  /** The dormitory of a neighbour in which, on record, nobody lives for long. */
  'shift-rest',
  /** The dormitory of a neighbour, and the settings of the park leave those out. */
  'dormitories-left-out',
  /** A school, market, office and the like: people stay there and do not live there. */
  'not-residents',
  /** On record as without people. */
  'empty',
] as const
export type Standing = (typeof STANDINGS)[number]

/** Standings before this one count. */
export const FIRST_NOT_COUNTED = STANDINGS.indexOf('moved')

/** How a place lies to the ring of 500 m outside a plant. */
export const RING_PLACES = [
  /** In the ring, also exactly at 500 m and on the outline of the plant. */
  'within',
  /** On both sides of the outline of the plant: the whole of it counts. */
  'straddling',
  /** Within the stated accuracies of 500 m, on either side: it counts, the stricter reading. */
  'near-limit',
  /** Inside the plant, within the stated accuracies of its outline: it counts, the stricter reading. */
  'near-outline',
  /** Wholly inside the plant. */
  'inside',
] as const
export type RingPlace = (typeof RING_PLACES)[number]
