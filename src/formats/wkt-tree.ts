import parse, { type WktNode } from 'wkt-parser/parser.js'

/** A .prj has some hundred characters, with all of its metadata some thousands. */
const MOST_CHARACTERS = 65_536

/** Well-known text 1 or 2 as a tree, or null when it is none. */
export function wktTree(text: string): WktNode | null {
  if (text.length > MOST_CHARACTERS) return null
  try {
    // The parser knows exponents in capitals only, and square brackets only.
    const plain = text.replace(/"(?:[^"]|"")*"|[()]|\de(?=[+-]?\d)/g, (found) =>
      found[0] === '"' ? found : found === '(' ? '[' : found === ')' ? ']' : found.toUpperCase(),
    )
    const tree: unknown = parse(plain)
    return Array.isArray(tree) && typeof tree[0] === 'string' ? (tree as WktNode) : null
  } catch {
    return null
  }
}

/** The children of a node that are called one of these, capitals or not. */
export function childrenOf(node: WktNode, ...keywords: readonly string[]): WktNode[] {
  return node.filter(
    (child): child is WktNode => Array.isArray(child) && keywords.includes(String(child[0]).toUpperCase()),
  )
}

/** The first node of the tree that is called one of these, from the outside in. */
export function findNode(tree: WktNode, ...keywords: readonly string[]): WktNode | null {
  const queue: WktNode[] = [tree]
  for (const node of queue) {
    if (keywords.includes(String(node[0]).toUpperCase())) return node
    for (const child of node) if (Array.isArray(child)) queue.push(child)
  }
  return null
}

export function nameOf(node: WktNode | null): string {
  const name = node?.[1]
  return typeof name === 'string' ? name : ''
}

/** The number at a place of a node, 1 being the first behind its keyword; NaN when there is none. */
export function numberIn(node: WktNode | null | undefined, place: number): number {
  const value = node?.[place]
  return typeof value === 'number' ? value : NaN
}
