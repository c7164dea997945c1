import type { Plugin } from 'vite'

interface Node {
  readonly type: string
  readonly value?: unknown
  readonly start: number
  readonly end: number
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Texts of the definition that are prose: nothing else in it has a blank, and no name or value of a field may. */
function* prose(node: object): Generator<Node> {
  for (const value of Object.values(node).flat() as unknown[]) {
    if (!isNode(value)) continue
    if (value.type === 'Literal' && typeof value.value === 'string' && value.value.includes(' ')) yield value
    else yield* prose(value)
  }
}

/** Leaves the descriptions of fields out of the page: they are for data/README.md and park.schema.json, and 3 kB of them. */
export function withoutDescriptions(): Plugin {
  return {
    name: 'without-descriptions',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/project\/park-schema\.ts$/ },
      handler(code) {
        let short = code
        const texts = [...prose(this.parse(code))].sort((a, b) => b.start - a.start)
        for (const { start, end } of texts) short = `${short.slice(0, start)}''${short.slice(end)}`
        return { code: short, map: null }
      },
    },
  }
}
