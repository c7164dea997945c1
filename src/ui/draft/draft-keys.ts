import type { DraftDesk } from './draft-desk.svelte.ts'

interface DraftActions {
  /** Metres. */
  nudge(east: number, north: number): void
  remove(): void
  step(by: number): void
  escape(): void
  finish(): void
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
/** Where keys mean something else. */
const OWN_KEYS = 'input, select, textarea, dialog, [role=menu], [role=grid], [role=tablist]'

/** The keys of a draft in hand; the others are left to the page. */
export function onDraftKey(event: KeyboardEvent, draft: DraftDesk, actions: DraftActions): void {
  const target = event.target as HTMLElement
  if (target.closest(OWN_KEYS)) return
  const key = event.key.toLowerCase()
  const arrow = ARROWS[event.key]
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z' && !event.shiftKey) void draft.undo()
    else if (key === 'y' || key === 'z') void draft.redo()
    else return
  } else if (arrow && draft.chosen) {
    const metres = event.shiftKey ? 10 : event.altKey ? 0.1 : 1
    actions.nudge(arrow[0] * metres, arrow[1] * metres)
  } else if ((key === 'delete' || key === 'backspace') && draft.chosen) actions.remove()
  else if (key === ',') actions.step(-1)
  else if (key === '.') actions.step(1)
  else if (key === 'escape') actions.escape()
  else if (key === 'enter' && !target.closest('button, a')) actions.finish()
  else return
  event.preventDefault()
  event.stopImmediatePropagation()
}
