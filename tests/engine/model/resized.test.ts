import { describe, expect, test } from 'vitest'
import { resized } from '../../../src/engine/model/resized.ts'

describe.each([true, false])('with a buffer that %s be transferred', (can) => {
  /** As the browsers of ES2024 have it; Node 20 has not. */
  const prepared = <T extends Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(array: T): T => {
    const { buffer } = array
    const transfer = (bytes: number) => {
      const next = new Uint8Array(bytes)
      next.set(new Uint8Array(buffer).subarray(0, bytes))
      return next.buffer
    }
    Object.defineProperty(buffer, 'transfer', { value: can ? transfer : undefined })
    return array
  }

  test('longer: the numbers stay, new places are 0', () => {
    expect(resized(prepared(Float64Array.of(1.5, -2)), 4)).toEqual(Float64Array.of(1.5, -2, 0, 0))
  })

  test('shorter, and of no length', () => {
    expect(resized(prepared(Uint8Array.of(1, 2, 3)), 2)).toEqual(Uint8Array.of(1, 2))
    expect(resized(prepared(Uint8Array.of(1, 2, 3)), 0)).toHaveLength(0)
  })

  test('a part of a buffer is copied, and the rest left alone', () => {
    const whole = prepared(Uint8Array.of(9, 1, 2, 9))
    expect(resized(whole.subarray(1, 3), 3)).toEqual(Uint8Array.of(1, 2, 0))
    expect(whole).toEqual(Uint8Array.of(9, 1, 2, 9))
  })
})
