import type { ObjectRef } from '../engine/model/finding.ts'

/** The name of an object as a key. */
export const keyOf = ({ layer, id }: ObjectRef) => `${layer}/${id}`
