import type { Note } from '../../engine/model/trouble.ts'

/** What the worker of a photograph can be asked. */
export interface PhotoJobs {
  open(file: Blob, name: string): Promise<PhotoOpened>
  /** null: nothing of the photograph is there. */
  tile(z: number, x: number, y: number, size: number): Promise<ImageBitmap | null>
}

export type PhotoOpened =
  | {
      readonly kind: 'done'
      readonly bounds: readonly [number, number, number, number]
      readonly minzoom: number
      readonly maxzoom: number
    }
  | { readonly kind: 'refused'; readonly note: Note }
