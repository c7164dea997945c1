/** What may import what, and the other habits that a machine can check. ARCHITECTURE.md shows the same table. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { documentedRows } from './documented-rows.ts'

/** What each folder of src may import of the others. `(types)`: only by `import type`. No arrow points down this list. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  formats: ['engine'],
  project: ['engine', 'formats'],
  i18n: ['engine (types)'],
  report: ['engine', 'formats', 'i18n'],
  jobs: ['engine', 'formats', 'project', 'i18n', 'report'],
  storage: ['engine'],
  worker: ['engine', 'formats (types)', 'project', 'i18n (types)', 'jobs', 'storage'],
  map: ['engine', 'i18n (types)', 'jobs (types)'],
  offline: [],
  ui: ['engine', 'project', 'i18n', 'jobs', 'storage', 'worker', 'map'],
  cli: ['engine', 'formats (types)', 'project', 'i18n', 'jobs'],
  'main.ts': ['offline', 'ui'],
}

/** Packages of the engine: small, pure, and the same in browser and Node. */
const ENGINE_PACKAGES = [
  'flatbush',
  'geographiclib-geodesic',
  'polyclip-ts',
  'proj4/lib/projections/etmerc.js',
  'robust-predicates',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
]
/** Only the command line has Node. */
const NODE_FOLDER = 'cli'
/** Who posts messages: the two ends of the worker, of the worker that draws photographs, and of the service worker. */
const POSTING = [
  'map/basemap/orthophoto.ts',
  'map/basemap/photo-worker.ts',
  'offline/service-worker.ts',
  'offline/updates.ts',
  'worker/client.ts',
  'worker/crew-worker.ts',
  'worker/crew.ts',
  'worker/serve.ts',
]
/** Where a program begins. They give nothing to others, and only they do something when they are loaded. */
const ENTRIES = [
  'cli/index.ts',
  'main.ts',
  'map/basemap/photo-worker.ts',
  'offline/service-worker.ts',
  'worker/crew-worker.ts',
  'worker/serve.ts',
]
/** The one library that has to be told something before its first use: MapLibre, where its worker is. */
const SETS_UP = ['map/map-view.ts']
/** Of the folders that work in the worker, what the page's own thread holds, too: labels of forms, today's date, and what only a page may ask. */
const SHARED_WITH_PAGE = [
  'jobs/calendar-date.ts',
  'project/editable-kind.ts',
  'project/grading-schema.ts',
  'project/park-schema.ts',
  'storage/persist.ts',
  'worker/client.ts',
]
const MOST_LINES = 300

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SRC = join(ROOT, 'src')
const read = (path: string) => readFileSync(join(SRC, path), 'utf8').replaceAll('\r\n', '\n')

/** Paths inside src, with `/`. */
const FILES = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .sort()
const CODE = FILES.filter((file) => /\.(ts|svelte)$/.test(file))

const folderOf = (file: string) => file.split('/')[0]!

interface Import {
  /** As it is written. */
  readonly text: string
  /** `import type` and `export type … from`: gone when the program runs. */
  readonly types: boolean
  /** `new URL('./x', import.meta.url)`: a file of its own, not part of this program. */
  readonly url: boolean
}

const parsed = new Map<string, ts.SourceFile>()
function sourceOf(file: string): ts.SourceFile {
  let source = parsed.get(file)
  if (!source) {
    const whole = read(file)
    const scripts = [...whole.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script)
    const text = file.endsWith('.svelte') ? scripts.join('\n') : whole
    parsed.set(file, (source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)))
  }
  return source
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}

const isMetaUrl = (node: ts.Node | undefined) => node?.getText() === 'import.meta.url'

function importsOf(file: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, types: boolean, url = false) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ text: specifier.text, types, url })
  }
  visit(sourceOf(file), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    else if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && isMetaUrl(node.arguments?.[1]))
      add(node.arguments?.[0], false, true)
  })
  return found
}

const isRelative = (text: string) => text.startsWith('.')
/** The file inside src, or a path that begins with `..` when it lies outside. */
const targetOf = (file: string, text: string) => posix.join(posix.dirname(file), text.replace(/\?.*$/, ''))

test('every folder of src has a row, and every row a folder', () => {
  expect(Object.keys(MAY_IMPORT).sort()).toEqual([...new Set(FILES.map(folderOf))].sort())
})

test('imports follow the table', () => {
  const wrong: string[] = []
  for (const file of CODE)
    for (const { text, types } of importsOf(file)) {
      if (!isRelative(text)) continue
      const [from, to] = [folderOf(file), folderOf(targetOf(file, text))]
      const allowed = MAY_IMPORT[from] ?? []
      if (from !== to && !allowed.includes(to) && !(types && allowed.includes(`${to} (types)`)))
        wrong.push(`${file} -> ${text}`)
    }
  expect(wrong).toEqual([])
})

test('no row of the table names a row below it', () => {
  const rows = Object.keys(MAY_IMPORT)
  const wrong = Object.entries(MAY_IMPORT).flatMap(([folder, allowed], at) =>
    allowed.filter((to) => !rows.slice(0, at).includes(to.replace(' (types)', ''))).map((to) => `${folder} -> ${to}`),
  )
  expect(wrong).toEqual([])
})

test('the table allows nothing that no file needs', () => {
  const needed = new Map(Object.keys(MAY_IMPORT).map((folder) => [folder, new Set<string>()]))
  for (const file of CODE)
    for (const { text, types } of importsOf(file)) {
      const to = isRelative(text) ? folderOf(targetOf(file, text)) : folderOf(file)
      if (to !== folderOf(file)) needed.get(folderOf(file))?.add(types ? `${to} (types)` : to)
    }
  const idle = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) =>
    allowed.filter((to) => !needed.get(folder)!.has(to)).map((to) => `${folder} -> ${to}`),
  )
  expect(idle).toEqual([])
})

test('every relative import names a file that is there', () => {
  const lost = CODE.flatMap((file) =>
    importsOf(file)
      .filter(({ text }) => isRelative(text) && !FILES.includes(targetOf(file, text)))
      .map(({ text }) => `${file} -> ${text}`),
  )
  expect(lost).toEqual([])
})

test('the page’s own thread holds no reader, no rule and no store: they are the worker’s', () => {
  const seen = new Set(['main.ts'])
  for (const file of seen)
    if (/\.(ts|svelte)$/.test(file))
      for (const { text, types, url } of importsOf(file))
        if (isRelative(text) && !types && !url) seen.add(targetOf(file, text))
  expect(seen.size).toBeGreaterThan(50)
  const heavy = /^(formats|project|report|jobs|storage|worker|engine\/rules)\/|^engine\/check\.ts$/
  expect([...seen].filter((file) => heavy.test(file)).sort()).toEqual(SHARED_WITH_PAGE)
})

test('the engine uses only its own packages, and only the command line uses Node', () => {
  const wrong: string[] = []
  for (const file of CODE)
    for (const { text } of importsOf(file)) {
      if (isRelative(text)) continue
      const folder = folderOf(file)
      if (folder === 'engine' && !ENGINE_PACKAGES.includes(text)) wrong.push(`${file} -> ${text}`)
      if (folder !== NODE_FOLDER && text.startsWith('node:')) wrong.push(`${file} -> ${text}`)
    }
  expect(wrong).toEqual([])
})

test('the engine is compiled without DOM and Node', () => {
  const { compilerOptions } = JSON.parse(read('engine/tsconfig.json')) as { compilerOptions: Record<string, unknown> }
  expect(compilerOptions).toMatchObject({ lib: ['ES2023'], types: [] })
})

test('the engine reads no clock and throws no dice', () => {
  const wrong: string[] = []
  for (const file of CODE.filter((name) => folderOf(name) === 'engine')) {
    const source = sourceOf(file)
    visit(source, (node) => {
      const clock =
        (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random)$/.test(node.getText())) ||
        (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
        (ts.isCallExpression(node) && node.expression.getText() === 'Date') ||
        (ts.isIdentifier(node) && node.text === 'performance')
      if (clock)
        wrong.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`)
    })
  }
  expect(wrong).toEqual([])
})

test('only the ends of a worker post messages', () => {
  const posting = CODE.filter((file) => {
    let posts = false
    visit(sourceOf(file), (node) => {
      if (ts.isIdentifier(node) && node.text === 'postMessage') posts = true
    })
    return posts
  })
  expect(posting).toEqual(POSTING)
})

test('a program begins in an entry: only entries act when they are loaded, and they export nothing', () => {
  const acts = (statement: ts.Statement) =>
    ts.isExpressionStatement(statement) || ts.isIfStatement(statement) || ts.isTryStatement(statement)
  const exports = (statement: ts.Statement) =>
    ts.isExportDeclaration(statement) ||
    (ts.canHaveModifiers(statement) && /^export /.test(ts.getModifiers(statement)?.[0]?.getText().concat(' ') ?? ''))
  const modules = CODE.filter((file) => file.endsWith('.ts') && !file.endsWith('.svelte.ts'))
  const acting = modules.filter((file) => sourceOf(file).statements.some(acts))
  expect(acting.filter((file) => !ENTRIES.includes(file))).toEqual(SETS_UP)
  expect(ENTRIES.filter((file) => sourceOf(file).statements.some(exports))).toEqual([])
  const imported = new Set(
    CODE.flatMap((file) => importsOf(file).flatMap(({ text, url }) => (url ? [] : [targetOf(file, text)]))),
  )
  expect(ENTRIES.filter((file) => imported.has(file))).toEqual([])
})

test(`no file has more than ${MOST_LINES} lines`, () => {
  const long = FILES.map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
  expect(long.filter(({ lines }) => lines > MOST_LINES)).toEqual([])
})

test('files are named after what is in them', () => {
  expect(FILES.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/i.test(file))).toEqual([])
})

test('the folder table of ARCHITECTURE.md is this one', () => {
  const documented = documentedRows('folders').map(([folder, , imports]) => [
    folder!.replaceAll('`', ''),
    imports === '–' ? [] : imports!.split(', '),
  ])
  expect(documented).toEqual(Object.entries(MAY_IMPORT))
})
