/**
 * A seeded fuzz of a reader: files cut short, bits flipped, stretches overwritten or repeated. Whatever comes in, the
 * reader ends in bounded time with an InputError or a result; anything else is a fault of ours. `SIZHI_LONG` tries more.
 */
import { expect } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import type { FormatFile, ReadResult } from '../../src/formats/format.ts'

export const FUZZ_RUNS = process.env['SIZHI_LONG'] ? 20_000 : 300
const MOST_MS = 5_000

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

export function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = () => Math.floor(random() * bytes.length)
  const copy = bytes.slice()
  switch (Math.floor(random() * 5)) {
    case 0:
      return copy.subarray(0, at())
    case 1:
      for (let i = 0; i < 1 + random() * 8; i++) copy[at()]! ^= 1 << Math.floor(random() * 8)
      return copy
    case 2: {
      // Hostile lengths and offsets: four bytes of the extreme.
      const start = at()
      copy.fill(random() < 0.5 ? 0xff : 0, start, start + 4)
      return copy
    }
    case 3: {
      const [a, b] = [at(), at()].sort((p, q) => p - q) as [number, number]
      return Uint8Array.from([...copy.subarray(0, b), ...copy.subarray(a)])
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
  const random = randomOf(seed)
  const count = { read: 0, refused: 0 }
  for (let run = 0; run < runs; run++) {
    const hit = Math.floor(random() * files.length)
    const input = files.map((file, i) => (i === hit ? { ...file, bytes: damaged(file.bytes, random) } : file))
    const start = performance.now()
    try {
      const { layers, refused } = await read(input)
      for (const { table } of layers) {
        expect(table.rows.length, `run ${run}`).toBe(table.length)
        expect(table.geometry.positions.every(Number.isFinite), `run ${run}: finite`).toBe(true)
      }
      // Nothing at all without a word would be a silent empty layer.
      const said = refused.length + layers.reduce((sum, { table, notes }) => sum + table.length + notes.length, 0)
      expect(said, `run ${run}: silent`).toBeGreaterThan(0)
      count.read++
    } catch (error) {
      if (!(error instanceof InputError)) throw new Error(`run ${run} of seed ${seed}`, { cause: error })
      count.refused++
    }
    expect(performance.now() - start, `run ${run}: time`).toBeLessThan(MOST_MS)
  }
  return count
}
