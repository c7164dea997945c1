import { type Side, SIDES } from '../diff/outline-comparison.ts'

const LETTERS = '东南西北'
/** 东至, at the beginning of the text or of a clause. */
const HEAD = /(?:^|[，,；;。\s])([东南西北])(?:至|到|起|抵|以)/g
/** What is said not to belong to the park names no border. */
const EXCLUDED = /不含|不包括|不包含|扣除|剔除|除[^外]*外/

/** The name stands alone, or after a word that leads to it; otherwise it is the end of a longer name. */
const BEFORE =
  /(?:^|[至到起抵达沿临接与和及或、的为以靠近侧邻旧—\-~(]|规划|现状|现有|原|拟建|在建|穿过|[市县区旗镇乡村园国省])$/
/** Words for the thing's own edge, after which its name is complete. */
const EDGE =
  /^(?:道路)?(?:[东南西北]{0,2}(?:侧|边|面|岸|沿)|两侧|沿线|岸线|中心线|中线|红线|边线|路缘(?:石)?|路肩|边沟|堤|大堤|堤岸|河道|河岸|以[东南西北]{1,2}|的|交叉口|交汇处?|路口|为界|止|一线|段|[东南西北]段)+/
/** Another thing goes on after the name: 延伸段, or a noun after 侧 and the like. */
const JOINT = /^(?:$|[与和及或、至到约外内—\-~(（）)，,；;。.\s]|\d)/
const OFFSET = /(\d+(?:\.\d+)?)\s*(公里|千米|km|米|m)/i

/** A clause of a side's text with the names that it holds. */
export interface SideClause {
  readonly names: readonly string[]
  /** The border runs beside the named, along something of its own (绿带, 台地): no distance follows from the text. */
  readonly beside: boolean
  /** 以西200米: metres that the text itself puts between, else 0. */
  readonly offsetMetres: number
}

/** What a cell says of one side, without the head 东至; a cell may hold the text of all four. */
export function textOfSide(cell: string, side: Side): string {
  const heads = [...cell.matchAll(HEAD)].map((match) => ({
    letter: match[1]!,
    from: match.index + match[0].length,
    at: match.index,
  }))
  const own = heads.findIndex(({ letter }) => letter === LETTERS[SIDES.indexOf(side)])
  if (own < 0) return cell
  return cell.slice(heads[own]!.from, heads[own + 1]?.at ?? cell.length)
}

/** The clauses of a side's text that hold one of the names; the longest name is looked for first. */
export function clausesOf(text: string, names: readonly string[]): SideClause[] {
  const byLength = [...new Set(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  return text
    .split(/[，,；;。（）()]/)
    .filter((clause) => !EXCLUDED.test(clause))
    .map((clause) => clauseOf(clause.replace(/\s+/g, ''), byLength))
    .filter((clause) => clause.names.length > 0)
}

function clauseOf(clause: string, names: readonly string[]): SideClause {
  const found: string[] = []
  let alone = false
  // Of a name that was found only its place stays, so that no shorter name is found in it.
  let rest = clause
  for (const name of names) {
    for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + 1)) {
      const before = rest.slice(0, at)
      const after = rest.slice(at + name.length)
      rest = before + '、'.repeat(name.length) + after
      if (!BEFORE.test(before)) continue
      const place = placeAfter(after)
      if (place === 'longer') continue
      if (place === 'itself') alone = true
      found.push(name)
    }
  }
  const offset = OFFSET.exec(rest)
  const unit = offset && /^(公里|千米|km)$/i.test(offset[2]!) ? 1000 : 1
  return { names: found, beside: found.length > 0 && !alone, offsetMetres: offset ? Number(offset[1]) * unit : 0 }
}

/** Whether what follows a name leaves it as it is, goes on to a thing beside it, or makes a longer name of it. */
function placeAfter(after: string): 'itself' | 'beside' | 'longer' {
  if (JOINT.test(after)) return 'itself'
  const edge = EDGE.exec(after)
  if (edge) return JOINT.test(after.slice(edge[0].length)) ? 'itself' : 'beside'
  return /^(?:绿化?带|绿地|防护|延伸|延长|高压|台地|滩地|用地|管廊)/.test(after) ? 'beside' : 'longer'
}
