import { CODE_PAGE_TABLES } from './code-page-tables.ts'

/** What is asked of a decoder; TextDecoder is one. */
export interface Decoder {
  /** Throws TypeError for bytes that are not of the encoding, if it was made to be fatal. */
  decode(bytes: Uint8Array, options?: { stream?: boolean }): string
}

const NONE = 0xfffd

/** A code page of single bytes, ASCII in its lower half. */
class PageDecoder implements Decoder {
  readonly #upper: string
  readonly #fatal: boolean

  constructor(upper: string, fatal: boolean) {
    this.#upper = upper
    this.#fatal = fatal
  }

  decode(bytes: Uint8Array): string {
    const units = new Uint16Array(bytes.length)
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!
      const unit = byte < 0x80 ? byte : this.#upper.charCodeAt(byte - 0x80)
      if (unit === NONE && this.#fatal) throw new TypeError('no character of this code page')
      units[i] = unit
    }
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units)
  }
}

/** Whether it is the name of one of the code pages that TextDecoder lacks. */
export const isOwnPage = (label: string): boolean => Object.hasOwn(CODE_PAGE_TABLES, label)

/** The decoder of an encoding by the name that `labelOf` gives. Throws RangeError for one that nobody knows. */
export function decoderOf(label: string, options: TextDecoderOptions = {}): Decoder {
  return isOwnPage(label)
    ? new PageDecoder(CODE_PAGE_TABLES[label]!, options.fatal ?? false)
    : new TextDecoder(label, options)
}
