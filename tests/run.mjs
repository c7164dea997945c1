/**
 * Every check, one after another: format, lint, types, dead code, unit and architecture tests, and end-to-end tests in
 * a real browser on the built site. The last line is `N passed, N failed`. With --long, the seeded property tests run
 * many more cases.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const long = process.argv.includes('--long')
const folder = mkdtempSync(join(tmpdir(), 'sizhi-tests-'))
const bin = (name) => join('node_modules', '.bin', name)
let passed = 0
let failed = 0

function run(title, command, args, env = {}) {
  const start = Date.now()
  console.log(`\n== ${title}`)
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  console.log(`== ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  return status === 0
}

function check(title, name, args) {
  if (run(title, bin(name), args)) passed++
  else failed++
}

/** Counts of a test runner's own report; a runner that fails without one has failed once. */
function suite(title, name, args, report, count, env) {
  const ok = run(title, bin(name), args, env)
  try {
    const [good, bad] = count(JSON.parse(readFileSync(report, 'utf8')))
    passed += good
    failed += bad
    if (good + bad === 0 || (!ok && bad === 0)) failed++
  } catch {
    failed++
  }
}

/** How many damaged files the readers were given: a line a reader, its count before the tab. */
function damagedInputs(file) {
  if (!existsSync(file)) return 0
  return readFileSync(file, 'utf8')
    .split('\n')
    .reduce((sum, line) => sum + Number(line.split('\t')[0]), 0)
}

/** Titles of the tests in a browser that failed once and then passed: each is a defect to look for, of test or product. */
function passedOnlyAgain(suites) {
  return suites.flatMap(({ title, specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map((spec) => `${title}: ${spec.title}`),
    ...passedOnlyAgain(inner),
  ])
}

check('format', 'prettier', ['--config', '.config/prettier.json', '--check', '.'])
check('lint', 'eslint', ['-c', '.config/eslint.config.js', 'src', 'data', 'tests', '.config', 'vite.config.ts'])
check('types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings'])
check('types of the engine', 'tsc', ['-p', 'src/engine'])
check('dead code', 'knip', ['-c', '.config/knip.json'])
check('build of the site', 'vite', ['build', '--logLevel', 'warn'])
check('build of the command line', 'vite', ['build', '-c', '.config/vite.cli.ts', '--logLevel', 'warn'])

const unit = join(folder, 'unit.json')
const fuzzCounts = join(folder, 'fuzz.tsv')
suite(
  'unit and architecture tests',
  'vitest',
  ['run', '-c', '.config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
  unit,
  (report) => [report.numPassedTests, report.numFailedTests + report.numPendingTests],
  { SIZHI_FUZZ_COUNTS: fuzzCounts, ...(long && { SIZHI_LONG: '1' }) },
)
const endToEnd = join(folder, 'e2e.json')
suite(
  'end-to-end tests',
  'playwright',
  ['test', '-c', '.config/playwright.config.ts', '--reporter=list,json'],
  endToEnd,
  ({ stats, suites }) => {
    for (const title of passedOnlyAgain(suites)) console.log(`== PASSED ONLY WHEN REPEATED: ${title}`)
    return [stats.expected + stats.flaky, stats.unexpected + stats.skipped]
  },
  { PLAYWRIGHT_JSON_OUTPUT_FILE: endToEnd, ...(long && { SIZHI_LONG: '1' }) },
)

console.log(`\n== damaged inputs tried: ${damagedInputs(fuzzCounts)}`)
rmSync(folder, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
