/** A radio button or a box keeps the focus when it is clicked and wants no letters. */
const OWN_KEYS = 'input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog, [role=menu]'

/** Whether a key is for what has the focus: it is typed there, or means something else. */
export const takesKeys = ({ target }: Pick<KeyboardEvent, 'target'>): boolean =>
  (target as Element | null)?.closest?.(OWN_KEYS) != null
