/** What the command line and the readers of files say that is not said before the first map. */
export const commandNotes = {
  'not-flatgeobuf': 'not a FlatGeobuf file. Export it again from the program it came from.',
  'broken-flatgeobuf': 'the FlatGeobuf is damaged; it cannot be read beyond feature {read}. Copy or export it again.',
  'no-crs':
    'the coordinates look like metres, but the file names no coordinate system. Add a crs member to the GeoJSON, for example EPSG:4524.',
  'crs-from-prefix': 'the file names no coordinate system; taken as {crs} from the zone prefix of the eastings.',
  'swapped-files':
    'the two files do not overlap, but would with the axes of one of them swapped. Check the order of the coordinates (longitude first).',
  'null-geometry': 'no geometry; the row is skipped.',
  'self-crossing': 'the outline crosses itself near ({x}, {y}). The row is not used; mend the outline there.',
  'unknown-option': 'Unknown option {option}. See sizhi --help.',
  'missing-option': '{option} is missing. See sizhi --help.',
  'bad-option': '{option} cannot be “{value}”; it should be {expected}.',
  'unknown-command': 'Unknown command {command}. See sizhi --help.',
  'unknown-version': 'There is no boundary version {version}. There are: {known}.',
  'unknown-field': 'the file has no field {field}. Its fields: {known}.',
  'zones-not-areas': 'a zone should be an area, but this is a {found}. The row is skipped.',
  'not-a-folder': 'not a folder, or it does not exist. Give a folder with park.json.',
  'cannot-write': 'cannot be written ({reason}). Check path and permissions.',
  'outline-is-line': 'an outline should be areas, but this is a line. Draw it as an area and try again.',
  'outline-is-point': 'an outline should be areas, but this is a point. Draw it as an area and try again.',
  'outline-no-ground':
    'the outline has no area: its corners lie on one line, from ({x}, {y}). Check the coordinates of its corners.',
  'outline-hole-outside':
    'a hole lies outside of its own outline, from ({x}, {y}). If it is another part, save it as an area of its own; if it is a hole, mend its coordinates.',
  'accuracy-not-read':
    'the accuracy “{value}” is no number of metres from 0 on and adds nothing to the tolerance. Mend it, or give --tolerance.',
  'place-not-read':
    'the coordinates “{value}” are no two numbers, so nothing was changed. Give easting and northing in metres.',
}
