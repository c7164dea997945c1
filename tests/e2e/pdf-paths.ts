import { inflateSync } from 'node:zlib'

/** A stroked path on a page of a PDF: its subpaths in millimetres from the upper left corner. */
export interface PdfPath {
  /** `#c8102e` */
  readonly colour: string
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[]
}

export interface PdfPage {
  /** Millimetres. */
  readonly width: number
  readonly height: number
  readonly paths: readonly PdfPath[]
}

type Matrix = readonly [number, number, number, number, number, number]

const MILLIMETRES_PER_POINT = 25.4 / 72

/**
 * The pages of a PDF as Chromium writes them, with every stroked path as it lies on paper: enough to measure what was
 * drawn, without any package. Objects are plain, streams are deflated.
 */
export function pdfPages(pdf: Buffer): PdfPage[] {
  const text = pdf.toString('latin1')
  const objects = new Map<number, { readonly head: string; readonly stream: Buffer | null }>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const from = match.index + match[0].length
    const end = text.indexOf('endobj', from)
    const streamAt = text.indexOf('stream', from)
    const hasStream = streamAt > 0 && streamAt < end
    const head = text.slice(from, hasStream ? streamAt : end)
    const length = /\/Length (\d+)/.exec(head)
    const start = streamAt + (text.startsWith('stream\r\n', streamAt) ? 8 : 7)
    const raw = hasStream && length ? pdf.subarray(start, start + Number(length[1])) : null
    objects.set(Number(match[1]), { head, stream: raw && /FlateDecode/.test(head) ? inflateSync(raw) : raw })
  }
  // In the order of the tree of pages.
  const pages: PdfPage[] = []
  const visit = (number: number) => {
    const { head } = objects.get(number)!
    if (/\/Type \/Pages\b/.test(head)) {
      for (const [, kid] of /\/Kids \[([^\]]*)\]/.exec(head)![1]!.matchAll(/(\d+) 0 R/g)) visit(Number(kid))
      return
    }
    const [, , width, height] = /\/MediaBox \[([^\]]*)\]/.exec(head)![1]!.trim().split(/\s+/).map(Number)
    const contents = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)![1]))!
    pages.push({
      width: width! * MILLIMETRES_PER_POINT,
      height: height! * MILLIMETRES_PER_POINT,
      paths: strokedPaths(contents.stream!.toString('latin1'), height!),
    })
  }
  const catalog = [...objects.values()].find(({ head }) => /\/Type \/Catalog\b/.test(head))!
  visit(Number(/\/Pages (\d+) 0 R/.exec(catalog.head)![1]))
  return pages
}

function strokedPaths(content: string, height: number): PdfPath[] {
  const paths: PdfPath[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let colour = '#000000'
  const saved: { matrix: Matrix; colour: string }[] = []
  let lines: (readonly [number, number])[][] = []
  let operands: number[] = []
  const place = (x: number, y: number): readonly [number, number] => {
    const [a, b, c, d, e, f] = matrix
    return [(a * x + c * y + e) * MILLIMETRES_PER_POINT, (height - (b * x + d * y + f)) * MILLIMETRES_PER_POINT]
  }
  for (const token of content.replaceAll(/\((?:\\.|[^\\)])*\)|<[^<>]*>/g, '').split(/[\s[\]]+/)) {
    if (/^[-+.\d]+$/.test(token)) {
      operands.push(Number(token))
      continue
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands
    if (token === 'q') saved.push({ matrix, colour })
    else if (token === 'Q') ({ matrix, colour } = saved.pop()!)
    else if (token === 'cm') matrix = times([a, b, c, d, e, f], matrix)
    else if (token === 'RG') colour = hex([a, b, c])
    else if (token === 'G') colour = hex([a, a, a])
    else if (token === 'm') lines.push([place(a, b)])
    else if (token === 'l') lines.at(-1)!.push(place(a, b))
    else if (token === 'c') lines.at(-1)!.push(place(e, f))
    else if (token === 're')
      lines.push([place(a, b), place(a + c, b), place(a + c, b + d), place(a, b + d), place(a, b)])
    else if (token === 'h') lines.at(-1)!.push(lines.at(-1)![0]!)
    else if (token === 'S' || token === 's' || token === 'B') paths.push({ colour, lines })
    if (/^(?:S|s|B|f|f\*|n|B\*|b)$/.test(token)) lines = []
    operands = []
  }
  return paths
}

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
]

const hex = (parts: readonly number[]) =>
  `#${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
