/** Sentences about KML, DXF drawings and newline-delimited GeoJSON. */
export const drawingNotes: Readonly<Record<string, string>> = {
  'broken-line': 'not a whole JSON feature. Not used[ ({count|row|rows})]; correct it or export the file again.',
  'line-not-utf8': 'the text is not UTF-8. Not used[ ({count|row|rows})]; save the file as UTF-8.',
  'broken-xml': 'the XML breaks off at line {line}, before any placemark. Copy or export the file again.',
  'xml-cut-off':
    'the file is damaged or breaks off at line {line}: {read|placemark|placemarks} before it were read, and how many are missing is not known. Copy or export it again.',
  'xml-doctype':
    'the file brings definitions of its own (<!DOCTYPE>), which KML has no use for; it is not read, for safety. Export it again from the program it came from.',
  'not-kml': 'not a KML file. Export it again from the program it came from.',
  'kml-empty': 'there is no folder and no placemark in the file. Check what was exported.',
  'kml-too-many-folders': 'there are more than {most} folders. Merge some in the program they came from.',
  'kml-network-link':
    '“{layer}” is only a link to the network; its content is not in the file, and nothing is ever fetched. Open the link, save it as KML and import that.',
  'kml-overlays': '{count|image overlay is|image overlays are} left out.',
  'kml-needs-degrees': 'KML holds longitude and latitude only, not {crs}. Leave out --to, or write EPSG:4490.',
  'kmz-without-kml': 'there is no .kml in the KMZ. Export it again from the program it came from.',
  'kmz-other-files':
    'the KMZ holds {count|more KML file|more KML files} ({names}), not read. Unpack it to import them.',
  'heights-left-out': '[{count|row has|rows have} ]heights, which are left out; only the position is used.',
  'kinds-split':
    '[{count|row mixes|rows mix} ]points, lines or areas in different places and became several rows with the same values.',
  'parts-covered':
    '[{count|row has|rows have} ]a label or border on the area or line of the same feature; only the area or line is used, as one place.',
  'persons-once':
    '[{count|row was|rows were} ]split: the head-count stands with the first part (the area, where there is one); at the other parts it is unknown, and they are checked all the same. Check where these people live.',
  'layer-empty': 'there is nothing in layer “{layer}”.',
  'binary-dxf': 'a binary DXF cannot be read. Save the drawing as ASCII (text) DXF.',
  'dwg-not-supported':
    'DWG is not an open format and cannot be read. Save the drawing as DXF (ASCII, version 2000 or later) and import that.',
  'not-dxf': 'not a DXF drawing. Export it again from the program it came from.',
  'dxf-empty': 'there is nothing in the drawing that can be used. Check what was exported.',
  'dxf-cut-off':
    'the drawing is damaged or breaks off at line {line}: {read|entity|entities} before it were read, and how many are missing is not known. Copy or export it again.',
  'dxf-too-many-layers': 'there are more than {most} layers. Purge the drawing and export it again.',
  'dxf-too-large':
    'with its blocks unfolded the drawing has more than {most} points, which no real one has. Explode or purge the blocks and export it again.',
  'dxf-left-out': '{count|entity|entities} of type {type} cannot be a place and {count|is|are} left out.',
  'dxf-layer-frozen':
    'layer “{layer}” is frozen in the drawing, and was read all the same. Check whether it is wanted.',
  'dxf-layer-off': 'layer “{layer}” is off in the drawing, and was read all the same. Check whether it is wanted.',
  'dxf-curves': '[{count|entity has|entities have} ]arcs, drawn as straight edges within 1 mm.',
  'dxf-paper-space':
    '{count|entity lies|entities lie} in a layout (paper space), which is no place on the ground, and {count|is|are} left out.',
  'dxf-millimetres': 'the coordinates are in millimetres and were converted to metres.',
  'dxf-units-said': 'the drawing says millimetres, but its numbers are metres, and are read as metres. Please check.',
  'dxf-names-from-texts': '{count|area takes|areas take} the text within as name. Please check.',
  'dxf-heights': '[{count|entity has|entities have} ]heights, which are left out; only the position is used.',
}
