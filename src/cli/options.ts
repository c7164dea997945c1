import { parseArgs } from 'node:util'
import { InputError } from '../engine/model/trouble.ts'
import { isLanguage, type Language } from '../i18n/index.ts'

export interface Arguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | undefined>>
  /** Every value of an option that may be given several times, in order. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>
}

/** Every option takes one value. Throws InputError for what a command does not know. */
export function readArguments(args: readonly string[], options: readonly string[], positionals: number): Arguments {
  const known = Object.fromEntries(options.map((name) => [name, { type: 'string' as const }]))
  const { tokens } = parseArgs({ args: [...args], options: known, strict: false, allowPositionals: true, tokens: true })
  const values: Record<string, string> = {}
  const lists: Record<string, string[]> = {}
  const found: string[] = []
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (!(token.name in known)) throw new InputError('unknown-option', { option: token.rawName })
      if (token.value === undefined) throw new InputError('missing-option', { option: token.rawName })
      values[token.name] = token.value
      ;(lists[token.name] ??= []).push(token.value)
    } else if (token.kind === 'positional') found.push(token.value)
  }
  if (found.length > positionals) throw new InputError('unknown-option', { option: found[positionals]! })
  return { positionals: found, values, lists }
}

export function choice<const T extends readonly string[]>(
  { values }: Arguments,
  name: string,
  allowed: T,
  fallback: T[number],
): T[number] {
  const value = values[name]
  if (value === undefined) return fallback
  if (!allowed.includes(value))
    throw new InputError('bad-option', { option: `--${name}`, value, expected: allowed.join(' | ') })
  return value
}

export function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='))
  const value = args[at]?.split('=')[1] ?? args[at + 1]
  return at >= 0 && isLanguage(value) ? value : 'zh'
}

export function dateOption({ values }: Arguments, name: string): string | null {
  const value = values[name]
  if (value === undefined) return null
  const day = new Date(`${value}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value))
    throw new InputError('bad-option', { option: `--${name}`, value, expected: 'YYYY-MM-DD' })
  return value
}

export function metresOption({ values }: Arguments, name: string): number | null {
  const value = values[name]
  if (value === undefined) return null
  const metres = Number(value)
  if (value.trim() === '' || !Number.isFinite(metres) || metres < 0)
    throw new InputError('bad-option', { option: `--${name}`, value, expected: '≥ 0 m' })
  return metres
}
