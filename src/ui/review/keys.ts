import type { QueueWords } from '../../i18n/words.ts'
import { takesKeys } from '../takes-keys.ts'

type Word = keyof QueueWords

/** Keys of the page as the sheet shows them; a blank between two of them means one or the other. */
export interface KeyLine {
  readonly keys: readonly string[]
  readonly word: Word
}

export interface KeyGroup {
  readonly title: Word
  readonly lines: readonly KeyLine[]
}

const line = (keys: string, word: Word): KeyLine => ({ keys: keys.split(' '), word })

/** Every key of the page. Those of the queue are acted on by `actionOf`; the others belong to their panels. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'keysQueue',
    lines: [
      line('J K', 'keyNext'),
      line('Enter', 'keyLocate'),
      line('1 2 3 4 5', 'keyStates'),
      line('6 0', 'keyDismiss'),
      line('F', 'keyFields'),
      line('C', 'keyComment'),
      line('E', 'keyEvidence'),
    ],
  },
  {
    title: 'keysPage',
    lines: [
      line('/', 'keySearch'),
      line('M', 'keyMeasure'),
      line('Esc', 'keyEscape'),
      line('Ctrl+Z', 'keyUndo'),
      line('Ctrl+Shift+Z Ctrl+Y', 'keyRedo'),
      line('?', 'keySheet'),
    ],
  },
  {
    title: 'keysTable',
    lines: [
      line('↑ ↓', 'keyRows'),
      line('PageUp PageDown', 'keyPage'),
      line('Home End', 'keyEnds'),
      line('Shift+↑ Shift+↓', 'keyMark'),
      line('Ctrl+A', 'keyMarkAll'),
      line('F2', 'keyCell'),
    ],
  },
  { title: 'keysPlan', lines: [line('[ ]', 'keyStep'), line('Space', 'keyFlicker')] },
  { title: 'keysDistances', lines: [line('H L', 'keyColumns'), line('M', 'keyDraw')] },
  {
    title: 'keysDraft',
    lines: [line('← ↑ → ↓', 'keyNudge'), line('Delete', 'keyRemove'), line(', .', 'keyCorner')],
  },
]

export type QueueAction = 'locate' | 'fields' | 'comment' | 'evidence' | 'keys' | 'dismiss' | 1 | 2 | 3 | 4 | 5

const ACTIONS: Readonly<Record<string, QueueAction>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 'dismiss',
  '0': 'dismiss',
  f: 'fields',
  c: 'comment',
  e: 'evidence',
  '?': 'keys',
  '？': 'keys',
  enter: 'locate',
}

/** What a key means to the queue; nothing while somebody types, in a dialog, or beside Ctrl, Alt or Cmd. */
export function actionOf(event: KeyboardEvent): QueueAction | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null
  if (takesKeys(event)) return null
  const target = event.target as Element | null
  const action = ACTIONS[event.key.toLowerCase()] ?? null
  // Enter presses the button, or opens what has the focus.
  if (action === 'locate' && target?.closest?.('button, a, summary, [role=tab]')) return null
  // A key that is held down writes once.
  if (event.repeat && action !== null) return null
  return action
}
