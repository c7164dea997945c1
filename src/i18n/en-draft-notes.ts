/** Why a draft, or what is on record about a version, was not changed. */
export const draftNotes = {
  'not-draft':
    'boundary {version} is not a draft, so its corners are fixed. Choose “Draft from this version”, then edit the draft.',
  'draft-in-layers':
    'the parts of boundary {version} lie in several layers and cannot be edited together. Choose “Draft from this version”: the parts of the draft lie in one.',
  'no-corner': 'there is no such corner, or its ring has only three left. Nothing was changed.',
  'corner-doubled': 'the corner would lie on the next one, at ({x}, {y}). Nothing was changed.',
  'outline-turned':
    'the ring would have no ground or be turned inside out. Nothing was changed; move the corner elsewhere.',
  'outline-swept':
    'the line would pass over another ring: ({x}, {y}) would come to lie on its other side. Nothing was changed; move the corner elsewhere.',
  'version-is-fixed': 'the id of a version is fixed: documents, control lines and links cite the boundary by it.',
  'unknown-tie': 'there is no road or water {tie}. Write road/ or water/ and the id, several with ; between them.',
  'void-before-approval': 'the void date {voided} is before it came into force, {approved}. Check both dates.',
} as const
