/**
 * A seeded fuzz of a reader: files cut short, bits flipped, stretches overwritten or repeated, numbers set to what no
 * file should hold. Whatever comes in, the reader ends in bounded time with an InputError or a result; anything else is a
 * fault of ours. `SIZHI_LONG` tries more, within a budget of `SIZHI_FUZZ_SECONDS`; `SIZHI_FUZZ_COUNTS` names a file that gets a line a
 * reader with how many were tried, which `npm run test:long` sums up; `SIZHI_FUZZ_SEED` tries
 * others; in the folder `SIZHI_FUZZ_KEEP` an input is kept that was too much.
 */
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import type { FormatFile, ReadResult } from '../../src/formats/format.ts'

const IS_LONG = Boolean(process.env['SIZHI_LONG'])
export const FUZZ_RUNS = IS_LONG ? 20_000 : 300
const BUDGET_SECONDS = Number(process.env['SIZHI_FUZZ_SECONDS'] ?? (IS_LONG ? 240 : Infinity))
/** For the test around a fuzz: the budget, and what the last input may take. */
export const FUZZ_TIMEOUT_MS = IS_LONG ? 600_000 : 120_000
const OTHER_SEED = Number(process.env['SIZHI_FUZZ_SEED'] ?? 0)
/** Of the processor, so that a busy machine does not matter; far beyond what some kilobytes take. */
const MOST_CPU_SECONDS = 10

/** What no length, offset or coordinate should be; as text where a number is written out. */
const HOSTILE_TEXTS = [
  'NaN',
  '-Infinity',
  '1e999',
  '-1',
  '99999999999',
  '__proto__',
  'constructor',
  '',
  '\0',
  '((((((((',
]
const HOSTILE_BYTES = [
  [0xff, 0xff, 0xff, 0xff],
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0x7f],
  [0, 0, 0, 0x80],
  [0x7f, 0xff, 0xff, 0xff],
  // Not a number and infinity, little endian.
  [0, 0, 0, 0, 0, 0, 0xf8, 0x7f],
  [0, 0, 0, 0, 0, 0, 0xf0, 0x7f],
]

/** mulberry32: small, seeded, good enough to choose where to cut. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** One damage, now and then several. */
export function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = damagedOnce(bytes, random)
  while (result.length > 0 && random() < 0.25) result = damagedOnce(result, random)
  return result
}

function damagedOnce(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = () => Math.floor(random() * bytes.length)
  const copy = bytes.slice()
  switch (Math.floor(random() * 7)) {
    case 0:
      return copy.subarray(0, at())
    case 1:
      for (let i = 0; i < 1 + random() * 8; i++) copy[at()]! ^= 1 << Math.floor(random() * 8)
      return copy
    case 2: {
      const start = at()
      const value = HOSTILE_BYTES[Math.floor(random() * HOSTILE_BYTES.length)]!
      copy.set(value.slice(0, copy.length - start), start)
      return copy
    }
    case 3: {
      const [a, b] = [at(), at()].sort((p, q) => p - q) as [number, number]
      return Uint8Array.from([...copy.subarray(0, b), ...copy.subarray(a)])
    }
    case 4: {
      // A number or a word that is written out becomes another.
      const text = HOSTILE_TEXTS[Math.floor(random() * HOSTILE_TEXTS.length)]!
      const start = at()
      const isPlain = (i: number) => copy[i]! >= 0x2d && copy[i]! < 0x7b
      let [a, b] = [start, start]
      while (a > 0 && start - a < 40 && isPlain(a - 1)) a--
      while (b < copy.length && b - start < 40 && isPlain(b)) b++
      return Uint8Array.from([...copy.subarray(0, a), ...new TextEncoder().encode(text), ...copy.subarray(b)])
    }
    case 5: {
      // A stretch that comes again and again: nesting, and lists longer than they say.
      const start = at()
      const stretch = copy.subarray(start, start + 1 + Math.floor(random() * 64))
      const times = 1 + Math.floor(random() * 200)
      const result = new Uint8Array(copy.length + stretch.length * times)
      result.set(copy.subarray(0, start))
      for (let i = 0; i < times; i++) result.set(stretch, start + i * stretch.length)
      result.set(copy.subarray(start), start + times * stretch.length)
      return result
    }
    default: {
      const start = at()
      for (let i = start; i < Math.min(copy.length, start + 64); i++) copy[i] = Math.floor(random() * 256)
      return copy
    }
  }
}

/** Damages one of the files at a time. Returns how many inputs gave a result and how many were refused. */
export async function fuzzReader(
  files: readonly FormatFile[],
  read: (files: readonly FormatFile[]) => Promise<ReadResult>,
  seed: number,
  runs = FUZZ_RUNS,
): Promise<{ read: number; refused: number }> {
  const count = { read: 0, refused: 0 }
  await fuzz(files[0]!.name, seed, runs, async (random) => {
    const hit = Math.floor(random() * files.length)
    const input = files.map((file, i) => (i === hit ? { ...file, bytes: damaged(file.bytes, random) } : file))
    try {
      const { layers, refused } = await read(input)
      for (const { table } of layers) {
        expect(table.rows.length, 'rows').toBe(table.length)
        expect(table.geometry.positions.every(Number.isFinite), 'finite').toBe(true)
      }
      // Nothing at all without a word would be a silent empty layer.
      const said = refused.length + layers.reduce((sum, { table, notes }) => sum + table.length + notes.length, 0)
      expect(said, 'silent').toBeGreaterThan(0)
      count.read++
    } catch (error) {
      if (!(error instanceof InputError)) throw keptInput(error, input)
      count.refused++
    }
  })
  return count
}

/** Tries one input after another, within the budget. What `tryOne` throws says which one it was. */
export async function fuzz(
  name: string,
  seed: number,
  runs: number,
  tryOne: (random: () => number) => Promise<void>,
): Promise<void> {
  const random = randomOf(seed + OTHER_SEED)
  const start = performance.now()
  let run = 0
  for (; run < runs && performance.now() - start < BUDGET_SECONDS * 1000; run++) {
    const before = process.cpuUsage()
    try {
      await tryOne(random)
    } catch (error) {
      throw new Error(`input ${run} of seed ${seed + OTHER_SEED} of ${name}: ${String(error)}`, { cause: error })
    }
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6, `input ${run} of seed ${seed + OTHER_SEED} of ${name}: CPU`).toBeLessThan(
      MOST_CPU_SECONDS,
    )
  }
  const counts = process.env['SIZHI_FUZZ_COUNTS']
  if (counts) appendFileSync(counts, `${run}\t${name}\n`)
}

/** Where it shall be kept, the input that was too much is written there, to become a file of its own. */
function keptInput(error: unknown, input: readonly FormatFile[]): unknown {
  const folder = process.env['SIZHI_FUZZ_KEEP']
  if (folder) for (const { name, bytes } of input) writeFileSync(join(folder, `found-${name}`), bytes)
  return error
}
