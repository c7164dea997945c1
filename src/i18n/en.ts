import type { Words } from './words.ts'

export const words: Words = {
  notation: {
    metres: (value) => `${value.toFixed(1)} m`,
    percent: (value) => `${(value * 100).toFixed(value > 0 && value < 0.01 ? 1 : 0)} %`,
  },
  unknown: 'unknown',
  sample: 'Sample data',
  severities: { error: 'Breach', warning: 'Watch', notice: 'Notice' },
  verdicts: {
    inside: 'Inside',
    'on-line': 'On the line',
    straddling: 'Straddling',
    'near-limit': 'Near-limit',
    outside: 'Outside',
    between: 'Between the lines',
    over: 'Over limit',
    touching: 'Touching',
    separate: 'Separate',
    stale: 'Stale',
    earlier: 'Earlier',
    'too-near': 'Too near',
    mismatch: 'Disagrees',
  },
  statuses: {
    draft: 'draft',
    submitted: 'submitted',
    approved: 'approved',
    void: 'void',
    living: 'living there',
    moved: 'moved away',
  },
  grades: ['', 'grade 1', 'grade 2', 'grade 3', 'grade 4'],
  layers: {
    boundary: 'Boundary',
    control_line: 'Safety control line',
    hazard_source: 'Major hazard sources',
    risk_contour: 'Individual-risk contours',
    protection_target: 'Protection targets',
    enterprise: 'Plants',
    production_area: 'Production areas',
    survey_coverage: 'Survey coverage',
    road: 'Roads',
    water: 'Water',
    label: 'Place names',
    material: 'Material',
  },
  shapes: { point: 'point', line: 'line' },
  targets: {
    residence: 'Residents',
    dormitory: 'Shift dormitory',
    school: 'School',
    kindergarten: 'Kindergarten',
    hospital: 'Hospital',
    clinic: 'Clinic',
    nursing_home: 'Nursing home',
    market: 'Market',
    hotel: 'Hotel',
    assembly: 'Place of assembly',
    religious: 'Religious place',
    office: 'Office',
    other: 'Other',
  },
  materials: {
    overall_plan: 'Overall plan',
    industry_plan: 'Industry plan',
    risk_assessment: 'Overall risk assessment',
    control_line: 'Safety control line',
    closed_management: 'Closed-management plan',
    emergency_plan: 'Emergency plan',
    hazard_register: 'Hazard register',
    relocation_plan: 'Relocation plan',
    other: 'Other material',
  },
  place({ file, row }, rows) {
    if (file === undefined) return ''
    return row === undefined ? `${file}: ` : rows === null ? `${file}, row ${row}: ` : `${file}, rows ${rows}: `
  },
  notes: {
    'empty-file': 'the file is empty. Export it again.',
    'not-utf8': 'the text is not UTF-8. Save it as UTF-8 and try again.',
    'not-json': 'not valid JSON (line {line}, character {character}). Export it again from the program it came from.',
    'json-ends-early': 'the JSON breaks off in line {line}; the file is incomplete. Copy or export it again.',
    'not-geojson': 'this is JSON, but not GeoJSON. Export it as a GeoJSON FeatureCollection.',
    'unknown-format': 'unknown file format. Formats that can be read: {known}.',
    'file-missing': 'there is no such file. Check its name and folder; in a park folder also park.json.',
    'unreadable-file': 'the file cannot be read ({reason}). Check path and permissions.',
    'no-park-json':
      'the folder has no park.json (found: {found}). Choose a park folder with park.json, as described in data/README.md.',
    'not-a-manifest': 'not a park manifest: it should be a JSON object with a list of layers. See data/README.md.',
    'manifest-field': '{field} should be {expected}, but is {found}. Mend it and try again; see data/README.md.',
    'unknown-crs':
      'coordinate system {crs} is not known. Use EPSG:4490, EPSG:4326 or a CGCS2000 Gauss-Krüger code, EPSG:4491 to 4554.',
    'crs-contradiction': 'the file says {crs}, park.json says {frame}. Check, and mend one of them.',
    'swapped-axes':
      'the coordinates seem to be swapped (read {x}, {y}); longitude comes before latitude, easting before northing. {count|row|rows} of {of} not used; swap them and try again.',
    'metres-in-degree-frame':
      'the coordinates are not degrees (read {x}, {y}), which does not fit {frame}. {count|row|rows} of {of} not used; mend the coordinate system.',
    'degrees-in-metre-frame':
      'the coordinates look like degrees (read {x}, {y}), which does not fit {frame}. {count|row|rows} of {of} not used; mend the coordinate system.',
    'outside-zone':
      'the position ({x}, {y}) is outside the range of {frame}; zone or coordinate system may be wrong. {count|row|rows} of {of} not used; check it.',
    'far-from-park':
      'the position ({x}, {y}) is far from the zone of the park. {count|row|rows} of {of} not used; check coordinates and zone.',
    'bad-coordinates': 'the coordinates are not numbers. Not used[ ({count|row|rows})]; mend them.',
    'bad-geometry': 'unknown kind of geometry. Not used[ ({count|row|rows})]; mend the geometry.',
    'mixed-collection': 'points, lines and areas mixed in one feature. Not used[ ({count|row|rows})]; split it.',
    'not-a-feature': 'not a GeoJSON feature. Not used[ ({count|row|rows})]; mend it.',
    'short-line': 'a line of fewer than two different points. Not used[ ({count|row|rows})]; complete it.',
    'short-ring': 'an outer ring of fewer than three different points. Not used[ ({count|row|rows})]; complete it.',
    'no-geometry': 'no geometry, so its place is unknown. The row is not used; add its coordinates.',
    'wrong-geometry': '“{layer}” should be areas, but this is a {found}. The row is not used; make it an area.',
    'line-taken-as-area': 'a closed line is taken as an area.',
    'rings-closed': '{count|open ring was|open rings were} closed.',
    'rings-wound': 'the direction of {count|ring was|rings was} turned.',
    'duplicate-id': 'id {id} occurs twice; this row is called {renamed}.',
    'ids-of-another-layer':
      '{count|id stands|ids stand} in another layer of this kind, too; the file name was added to {count|it|them}.',
    'field-missing': 'field {field} is missing. Add it.',
    'field-wrong': 'field {field} should be {expected}, but is {found}; taken as unknown. Mend it.',
    'no-rows': 'the file has no features.',
    'layer-lost': 'not one row can be used, so the layer counts as “no data”. Mend it as said above.',
    'nothing-dropped': 'Nothing readable was dropped. Drop a park folder with park.json.',
  },
}

/** Words of the page come by themselves: the worker and the command line do without. */
export const page = () => import('./en-page.ts')

/** Sentences about imports, corrections and keeping: fetched when there is one to say. */
export const notes = () => import('./en-notes.ts')

/** Words of the panels that come after the first map. */
export const panels = () => import('./en-panels.ts')
