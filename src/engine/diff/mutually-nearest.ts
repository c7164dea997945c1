import Flatbush from 'flatbush'
import type { Pair, Stretch } from './align-corners.ts'

/** Corners of two stretches of which each is nearest to the other, in the order of the first stretch. */
export function mutuallyNearest(first: Stretch, second: Stretch): Pair[] {
  if (first.x.length === 0 || second.x.length === 0) return []
  const [ofFirst, ofSecond] = [treeOf(first), treeOf(second)]
  const pairs: Pair[] = []
  for (let i = 0; i < first.x.length; i++) {
    const [j] = ofSecond.neighbors(first.x[i]!, first.y[i]!, 1)
    if (j === undefined) continue
    const [back] = ofFirst.neighbors(second.x[j]!, second.y[j]!, 1)
    if (back === i) pairs.push([i, j])
  }
  return pairs
}

function treeOf({ x, y }: Stretch): Flatbush {
  const tree = new Flatbush(x.length)
  for (let i = 0; i < x.length; i++) tree.add(x[i]!, y[i]!, x[i]!, y[i]!)
  tree.finish()
  return tree
}
