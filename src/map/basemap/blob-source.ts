/** What geotiff reads from: parts of a file, as they are asked for. A part is never longer than the file. */
export class BlobSource {
  readonly #blob: Blob

  constructor(blob: Blob) {
    this.#blob = blob
  }

  get fileSize(): number {
    return this.#blob.size
  }

  fetch(slices: readonly { offset: number; length: number }[]): Promise<ArrayBuffer[]> {
    return Promise.all(slices.map((slice) => this.#bytes(slice)))
  }

  async fetchSlice(slice: { offset: number; length: number }) {
    return { ...slice, data: await this.#bytes(slice) }
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  #bytes({ offset, length }: { offset: number; length: number }): Promise<ArrayBuffer> {
    return this.#blob.slice(offset, offset + length).arrayBuffer()
  }
}
