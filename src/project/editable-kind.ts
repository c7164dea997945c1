/** Layers whose rows can be corrected. Approved boundaries are not among them: another outline is another version. */
const EDITABLE = ['protection_target', 'hazard_source', 'enterprise'] as const
export type EditableKind = (typeof EDITABLE)[number]

export const isEditable = (kind: string): kind is EditableKind => (EDITABLE as readonly string[]).includes(kind)
