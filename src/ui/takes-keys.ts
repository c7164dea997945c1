/** Whether a key is for what has the focus. A radio button or a box keeps the focus when it is clicked and wants no letters. */
export const takesKeys = ({ target }: KeyboardEvent): boolean =>
  (target as HTMLElement).closest('input:not([type=radio],[type=checkbox]),select,textarea,dialog,[role=menu]') !== null
