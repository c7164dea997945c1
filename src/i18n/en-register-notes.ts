/** Sentences about importing a register of hazard sources, by code. */
export const registerNotes: Readonly<Record<string, string>> = {
  'substances-not-read':
    'substances and amounts “{value}” cannot be read and are not taken as a list; the text is kept as the medium. Write it as “chlorine 40t; ammonia 10t (J3)”, or fill in the list in the form.',
  'amounts-in-tonnes': 'column “{column}” names no unit; taken as tonnes. Check it.',
  'rows-joined':
    'these rows have the identifier of a row above (without one: its company and name) and are further substances of the same hazard; joined ({hazards} {hazards|hazard|hazards}).',
  'rows-continued':
    'these rows are blank apart from a substance; taken as a further substance of the hazard above. Check them.',
  'rows-differ': 'rows of the same hazard differ in “{field}”: “{kept}” is used, “{value}” is not. Correct the table.',
  'rows-differ-in-place': 'rows of the same hazard have different coordinates; the first are used. Correct the table.',
  'company-unknown':
    'no plant of the park is called “{value}”; kept as written. Without the plant, α cannot be worked out from its surroundings, and its own dormitories are not known. Check the name; a plant that is imported later is joined by its name.',
  'company-ambiguous':
    'several plants of the park are called “{value}”; kept as written. Put the identifier of the plant into the table.',
  'register-no-place':
    '“{name}” has no coordinates, and no hazard of the chosen layer has its identifier or name: it has no place on the map and is left out. Add columns of coordinates, or add a hazard of this name on the map and import again.',
  'register-ambiguous':
    '“{name}” fits several hazards of the layer, or one that another row fits; left out. Put identifiers into the table.',
  'register-no-frame':
    '“{name}” has coordinates of an unknown system and cannot come in as a new hazard. Choose the coordinate system.',
  'register-other-frame':
    '“{name}” is an area in another coordinate system than the layer it would go into ({crs}); left out. Import it as a layer of its own.',
  'register-updated':
    '{count} {count|hazard|hazards} found by identifier or name: what is filled in was updated, blanks changed nothing, and places stay.',
  'register-added': '{count} new {count|hazard|hazards}, added at the coordinates of the table.',
  'register-not-in-file':
    '{count} other {count|hazard|hazards} of the layer {count|is|are} not in this table and stay as they are.',
}
