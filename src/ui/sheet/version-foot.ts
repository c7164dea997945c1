import type { ParkView } from '../../jobs/park-view.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { SheetSay } from './say.ts'

/** Which outlines a sheet rests on, with the documents that approved them. */
export function versionFoot({ versions }: ParkView, ids: readonly (string | null)[], desk: Desk, say: SheetSay) {
  return ids.flatMap((id) => {
    const version = versions.find((one) => one.id === id)
    if (!version) return []
    if (version.status !== 'approved' && version.status !== 'void')
      return [
        say('footDraft', {
          version: version.id,
          status: desk.words.statuses[version.status ?? ''] ?? desk.words.unknown,
        }),
      ]
    return [say('foot', { version: version.id, document: version.document, date: version.approvalDate })]
  })
}
