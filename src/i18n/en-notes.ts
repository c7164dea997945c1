import { checkNotes } from './en-check-notes.ts'
import { commandNotes } from './en-command-notes.ts'
import { archiveNotes } from './en-archive-notes.ts'
import { draftNotes } from './en-draft-notes.ts'
import { exchangeNotes } from './en-exchange-notes.ts'
import { drawingNotes } from './en-drawing-notes.ts'
import { registerNotes } from './en-register-notes.ts'
import { reviewNotes } from './en-review-notes.ts'
import { gradeNotes } from './en-grade-notes.ts'

/** Sentences about imports, corrections and keeping, by code; those about a park that is read are in en.ts. */
export const notes: Readonly<Record<string, string>> = {
  'unknown-encoding':
    'the encoding of the text cannot be told: neither UTF-8 nor GB18030 (GBK). Name the encoding (for example big5 or utf-16le), or save the file as UTF-8.',
  'encoding-unknown-label':
    'unknown encoding “{encoding}”. Known: utf-8, gb18030, gbk, big5, utf-16le, utf-16be, windows-1252.',
  'encoding-does-not-fit': 'the text is not {encoding}. Choose another encoding, or none, so that it is found out.',
  'damaged-utf8': 'the text is UTF-8, but damaged in {count|place|places}. Copy or export the file again.',
  'short-hole': '{count|hole|holes} of fewer than three different points left out. Check whether points are missing.',
  'duplicate-corners': '{count|ring repeats|rings repeat} a corner; the repetition is left out.',
  'geometry-not-supported':
    'the geometry is a {type}, which cannot be read. Not used[ ({count|row|rows})]; convert it to straight lines or polygons and export it again.',
  'rows-lost':
    'the file is incomplete: {read} of {expected} rows could be read, {count|row is|rows are} missing. Copy or export it again.',
  'rows-lost-unknown':
    'the file is incomplete: it breaks off after {read|row|rows}, and how many are missing is not known. Copy or export it again.',
  'binary-left-out': 'field {field} holds binary data and is left out.',
  'json-too-deep':
    'at line {line} the values are nested more than {most} deep, which no GeoJSON is. Export it again from the program it came from.',
  'disk-full':
    'storage is full[; this change of project “{project}” was not saved]; what was saved before is intact. Free disk space or delete projects you no longer need and try again, or save a copy first.',
  'no-storage':
    'the browser gives no storage on this device ({reason}), so projects cannot be kept here. Use a normal window (not a private one) over https; until then save copies.',
  'storage-blocked':
    'another tab still has an older version of the program open, so the projects on this device cannot be updated. Close the other tabs and try again.',
  'storage-closed':
    'the browser closed the storage of this device[; this change of project “{project}” was not saved]: the data of the site may have been cleared, or a newer version is open in another tab. Save a copy, then reload this page.',
  'storage-failed':
    'the storage of this device failed ({reason})[; project “{project}” could not be read or written]; what was saved before is unchanged. Try again; if that does not help, save a copy and restart the browser.',
  'newer-storage':
    'the projects on this device were written by a newer version of the program, and this one cannot open them; they are intact. Reload this page to update the program.',
  'newer-project':
    'project “{project}” was saved by a newer version of the program, and this one cannot open it; it is intact. Reload this page to update the program.',
  'project-read-only':
    'project “{project}” is open in another tab, so this one can only show it. To edit it here, close the other tab and open the project again.',
  'project-still-open': 'project “{project}” is still open and was not deleted. Close it in all tabs, then delete it.',
  'project-changed':
    'project “{project}” was changed in another tab, and what this one shows is out of date. Open the project again.',
  'project-gone':
    'there is no project “{project}” on this device; it was deleted, or the browser cleared it. Open a copy that you saved.',
  'file-evicted':
    'this file of project “{project}” is no longer on the device; the browser or a clean-up program may have removed it. The rest of the project is unchanged. Import the file again, or open a copy that you saved.',
  'file-damaged':
    'this file of project “{project}” is not what was saved, and is not used. The rest of the project is unchanged. Import the file again, or open a copy that you saved.',
  'copy-too-large':
    'a copy of more than {most_gb} GB or {most_files} files does not fit into one file. Leave out layers or original files that you do not need.',
  'not-dbf': 'not a DBF table. Export it again.',
  'dbf-header-cut': 'the table (.dbf) ends within its header. Copy or export it again.',
  'dbf-cut-off':
    'the table (.dbf) is not complete: it should have {declared} records, {read} were read. Copy or export it again.',
  'dbf-rows-beyond':
    'the header of the table (.dbf) counts {declared} records; {count|more stands|more stand} behind them and {count|is|are} not used. Save it again in the program it comes from.',
  'dbf-fields-beyond':
    '{count|field reaches|fields reach} beyond the record of the table (.dbf), not used. Export it again.',
  'dbf-field-renamed': 'a field name is empty or occurs twice; the field is called “{name}”.',
  'dbf-memo':
    'the values of field {field} stand in a memo file (.dbt, .fpt) and are not read. Make it a text field if they are needed.',
  'dbf-missing': 'the .dbf of the same name is missing: shapes without values. Choose it together with the .shp.',
  'dbf-unusable': 'the table (.dbf) cannot be used: shapes were read without values.',
  'dbf-deleted': '[{count|record|records} ]marked as deleted not used. Recall what is to be kept and export it again.',
  'field-name-cut-off': '{count|field name ends|field names end} in half a character, which was left out.',
  'field-name-of-other-encoding':
    '{count|field name is|field names are} in another encoding than the file and read as {encoding}. Check them.',
  'field-name-damaged': '{count|field name has|field names have} characters that cannot be read. Check the names.',
  'text-cut-off':
    '[{count|text ends|texts end} in half a character: ]the field was too short; the rest was left out. Check the original.',
  'text-of-other-encoding':
    '[{count|text is|texts are} ]in another encoding than the file, read as {encoding}. Check them.',
  'text-damaged': '[{count|text has|texts have} ]characters that cannot be read, replaced by “�”. Check the original.',
  'field-not-a-number': '[{count|value|values} ]of field {field} not a number, taken as unknown. Mend them.',
  'number-kept-as-text':
    '[{count|value|values} ]of field {field} too long for a number, kept as text so that no digit is lost.',
  'field-not-a-date': '[{count|value|values} ]of field {field} not a date, taken as unknown. Mend them.',
  topojson: 'this is TopoJSON, not GeoJSON. Open it in mapshaper or QGIS and export it as GeoJSON.',
  'esri-json':
    'this is Esri JSON, not GeoJSON. Export it as GeoJSON in ArcGIS or QGIS; ask a feature service for f=geojson.',
  'cpg-unknown':
    'the encoding “{found}” of the .cpg is unknown; it was found out from the texts. Name the encoding if they look wrong.',
  'declared-encoding-wrong':
    'the file says its encoding is {declared}, but its texts are not; read as {used}. Name the encoding if they look wrong.',
  'encoding-uncertain':
    'the encoding of the texts is not certain; read as {used}. Look at them, and name the encoding if they are wrong.',
  'not-shapefile': 'not the shapes of a Shapefile (.shp). Export it again.',
  'shp-header-cut': 'the shapes (.shp) end within their header. Copy or export the file again.',
  'shp-cut-off':
    'the shapes (.shp) are not complete: they could be read up to record {read}. Copy or export the file again.',
  'shp-rescued':
    'the shapes (.shp) are damaged; {count|record behind that was|records behind that were} found by the .shx. Export the file again.',
  'shp-replaced': 'the shapes (.shp) hold {count|record|records} from before an edit; the later ones were taken.',
  'shp-dbf-differ':
    '{shapes|shape|shapes}, but {rows|row|rows} of values; the {count|one|ones} without a partner not used. Check that .shp and .dbf come from the same export.',
  'shp-record-broken': 'the record of the shape is damaged. Not used[ ({count|row|rows})]; export it again.',
  'shp-unknown-type': 'the type of the shape is none of a Shapefile. Not used[ ({count|row|rows})]; export it again.',
  'shp-path-left-out':
    '[{count|row has|rows have} ]a line of fewer than two points or a ring of fewer than three, which was left out. Check the shape.',
  'multipatch-footprint': '[{count|row|rows} ]with a body (MultiPatch) taken as the area that its outer rings cover.',
  'multipatch-without-rings':
    'a body (MultiPatch) of triangles without rings has no outline. Not used[ ({count|row|rows})]; turn it into areas and export it again.',
  'prj-unreadable': 'the .prj does not describe a coordinate system; taken as not stated. Name the coordinate system.',
  'prj-unknown':
    'the coordinate system “{name}” of the .prj is not supported, perhaps a local one; taken as not stated. Name the coordinate system.',
  'archive-unknown': 'this kind of archive cannot be read. Unpack it first, or use ZIP.',
  'companion-alone': 'a companion without its main file, not used. Choose the main file (such as the .shp) with it.',
  'bad-shift':
    'the parameters “{values}” of the datum shift cannot be used. Give three numbers (dX, dY, dZ in metres) or seven (then three rotations in arc-seconds and the scale in ppm), up to 5000 m, 60″ and 500 ppm. Compare them with the sheet of parameters.',
  'offset-converted':
    '{count|row was|rows were} converted from {system}, as chosen, to CGCS2000 longitudes and latitudes. There and back is good to 0.1 mm; how well the places were picked is not counted in. Whether they are {system} cannot be recognised: compare a known place.',
  'offset-added':
    '{count|row was|rows were} converted from CGCS2000 longitudes and latitudes to {system}. Use the result to look at on web maps only, not as CGCS2000.',
  'offset-outside-china':
    '{count|row has|rows have} a position outside the range of {system} (China and around it) and stayed as {count|it was|they were}. Check the coordinates.',
  'zone-contradiction':
    'The zone contradicts itself[: eastings begin with {prefix}][, 带号 says {zone}][, 几度分带 says {width}]. Nothing was guessed. Correct one of them, or name the coordinate system.',
  'zones-mixed':
    'The coordinates of one column are in different zones ({zones}). Split them into a file for each zone.',
  'corner-no-parcels':
    'No boundary corners found. Each parcel needs a header that ends in “,@”, then lines of “number,ring,X,Y”. Check the file.',
  'corner-line-ignored':
    '{count|line is|lines are} neither header nor corner and left out. Correct any that should be a corner.',
  'corner-line-broken':
    'A corner cannot be read: “{text}”. {count|line|lines} like it; their parcels are left out. Write “number,ring,X,Y”.',
  'corner-out-of-place':
    'A corner is not in the zone or range of its parcel: “{text}”. {count|line|lines} like it; their parcels are left out. Correct the coordinates.',
  'corner-parcel-incomplete':
    '{count|parcel|parcels} left out: a corner cannot be read, and an outline without it is another outline. Correct the lines named above.',
  'corner-parcel-empty': '{count|parcel|parcels} without corners left out. Add the corners or remove the header.',
  'corner-too-many':
    'more than {most} million corners; nothing was read. Divide the file by parcels, or save it as Shapefile or GeoPackage.',
  'corner-parcel-short': '{count|parcel|parcels} left out: a ring has fewer than three different corners. Complete it.',
  'corner-line-short': '{count|line|lines} with fewer than two different points left out. Complete them.',
  'corner-header-missing':
    'There is no parcel header before the corners; they are taken as one parcel without number and name.',
  'corner-header-unmarked':
    'A parcel header lacks its “@” and was taken as one all the same ({count|line|lines}). Add it.',
  'corner-kind-unknown': '记录图形属性 “{kind}” is none of 面, 线, 点; taken as an area ({count|parcel|parcels}).',
  'corner-count-differs':
    'The header states {stated} corners, there are {found} lines ({count|parcel|parcels} like it). Check whether corners are missing.',
  'corner-area-differs':
    'The header states {stated} ha, the corners give {computed} ha ({count|parcel|parcels} like it). Check area or coordinates.',
  'corner-area-square-metres':
    'The stated area “{stated}” is in square metres, the format wants hectares ({count|parcel|parcels}). The number was kept.',
  'corner-area-mu':
    'The stated area “{stated}” is in mu, the format wants hectares ({count|parcel|parcels}). The number was kept.',
  'corner-fields-ignored': 'What follows X and Y of a corner is left out ({count|line|lines}).',
  'corner-repeated': '{count|corner repeats|corners repeat} the one before; left out.',
  'corner-ring-repeated': '{count|ring repeats|rings repeat} another of the same parcel; left out.',
  'corner-axes-swapped':
    'X and Y stand in the wrong order (X is the northing); they were exchanged by their size ({count|parcel|parcels}). Check them.',
  'corner-axes-mixed':
    'The order of X and Y changes: {asWritten} lines have the northing first, {swapped} the easting. Each was read by its size; check these lines.',
  'corner-table-axes-mixed':
    'The order of coordinates changes: {eastFirst} lines have easting or longitude first, {northFirst} northing or latitude. Each was read by its size; check them.',
  'corner-axes-doubtful':
    'The numbers do not tell which is the northing; X (northing, latitude) is taken to come first. Check the place on the map.',
  'corner-datum-unknown':
    'The coordinate system “{name}” is not known; it may be a local one. Name the system, or convert to CGCS2000 first.',
  'corner-projection-unknown':
    'The projection “{name}” is not Gauss-Krüger, so the system stays open. Name the coordinate system.',
  'corner-head-unreadable':
    '{key} “{value}” cannot be understood, so the system stays open. Correct it, or name the coordinate system.',
  'corner-head-contradicts':
    'The zone contradicts itself in the file[: eastings begin with {prefix}][, 带号 says {zone}][, 几度分带 says {width}]; taken as {crs} as you said.',
  'corner-zone-is-meridian': '带号 holds the central meridian {meridian}° and was taken as that.',
  'corner-wgs84': 'The file says WGS 84; its plane coordinates are taken as {crs}, which differs by less than a metre.',
  'corner-shift-unreadable':
    '转换参数 “{value}” are not seven numbers (dx,dy,dz,rx,ry,rz,scale) and not used. Correct them.',
  'corner-shift-ignored': 'The system is CGCS2000 already or not stated; 转换参数 “{value}” are not used.',
  'corner-table-empty':
    'No coordinates found. Write a point on each line: number, X, Y, divided by commas, blanks or tabs.',
  'corner-table-line': 'Cannot read “{text}”. Write a number (or none) and two coordinates.',
  'corner-table-out-of-place': '“{text}” is not in the zone or range of the other lines. Correct its coordinates.',
  'corner-table-short': 'Too few points: each ring of an area needs three different ones, a line two. Complete them.',
  'corner-write-no-crs': 'The layer has no coordinate system and cannot be written as corner TXT. Name one first.',
  'corner-write-crs': 'Corner TXT cannot hold {crs}. Use longitude and latitude, or a Gauss-Krüger system of 3° or 6°.',
  'corner-write-no-shapes':
    'The layer has no shapes and cannot be written as corner TXT. Choose one with points, lines or areas.',
  'title-row': '“{text}” above the headings is not taken as data[ ({count} rows)].',
  'no-headings':
    'no row of headings was found; the columns are called by their place, 列1, 列2 and so on ({count} columns). Check, and add headings to the table if need be.',
  'same-heading': 'the heading “{heading}” comes twice; the later column is called “{column}”.',
  'extra-cells':
    'more cells than headings; what is beyond was not used ({count|row|rows}). Check delimiters and quotes there.',
  'short-row': 'fewer cells than headings; the missing ones are taken as empty ({count|row|rows}).',
  'total-row': '“{text}” is not data; left out ({count|row|rows}).',
  'remark-row': 'remarks and names at the foot of the table are not data; left out ({count|row|rows}).',
  'repeated-headings': 'the headings come again; left out ({count|row|rows}).',
  'stray-quote': 'a quote without its partner; cut at the delimiters instead ({count|row|rows}). Check these.',
  'not-a-text': 'not a text file. Save it as CSV UTF-8 or .xlsx in the program it came from.',
  'empty-sheet': 'the table[ “{sheet}”] is empty. Export it again.',
  'xlsx-encrypted':
    'the workbook has a password and cannot be read. Open it, remove the password and save it as .xlsx.',
  'old-xls': 'an Office file of the old kind (.xls and the like) cannot be read. Open it and save it as .xlsx.',
  'not-xlsx': 'not an Excel workbook. Open it in Excel or WPS and save it as .xlsx or CSV UTF-8.',
  'broken-xlsx':
    'the workbook is damaged and cannot be read. Copy it again, or open it in Excel or WPS and save it as .xlsx.',
  'xlsx-too-large': 'the workbook is too large when unpacked (limit {most} MB). Divide it, or save it as CSV UTF-8.',
  'empty-workbook':
    'the workbook has no data (hidden sheets are not read). Check whether it is the right file, or unhide the sheet and save.',
  'hidden-sheet': 'sheet “{sheet}” is hidden and was not read. Unhide it and save if you need it.',
  'sheet-too-large':
    'sheet “{sheet}” reaches too far ({rows} rows × {columns} columns) and was not read. Delete what is beyond the data, or save it as CSV UTF-8.',
  'broken-sheet':
    'sheet “{sheet}” does not keep to the .xlsx format and was not read. Open it in Excel or WPS and save it as .xlsx.',
  'formula-without-value':
    'sheet “{sheet}” has formulas with an error or without a result; their cells are taken as empty ({count|row|rows}). Recalculate in Excel or WPS and save.',
  'merged-text':
    'sheet “{sheet}” has text in cells merged downwards; it stands in each of their rows ({count|row|rows}).',
  'merged-numbers':
    'sheet “{sheet}” has numbers in cells merged downwards; they count in the first row alone and the others are empty ({count|row|rows}). Check these.',
  'no-coordinates': 'no coordinates, so not on the map ({count|row|rows}). Add them.',
  'coordinates-not-read': 'the coordinates “{value}” cannot be read, so not on the map ({count|row|rows}). Mend them.',
  'wkt-type':
    'the WKT “{value}” is of a type that cannot be used, so not on the map ({count|row|rows}). Make it points, lines or polygons.',
  'heights-left-out': 'coordinates have heights or measures; only the position was used ({count|row|rows}).',
  'column-renamed': 'column “{column}” has the name of a field that another column gives; it is called “{renamed}”.',
  'column-missing': 'the table has no column “{column}” for field {field}. Choose again.',
  'words-not-understood':
    'column “{column}” has values such as “{value}” that field {field} cannot take ({count|row|rows}). Mend them.',
  'ground-format': 'cannot serve as ground. Choose a PMTiles archive or a GeoTIFF that says where it lies.',
  'ground-broken': 'the file is broken or incomplete ({reason}). Copy or export it again.',
  'ground-no-position':
    'the image does not say where it lies. Export it as a GeoTIFF with its position inside the file, not in a TFW beside it.',
  'ground-no-crs':
    'the image names no coordinate system. Assign one where it was made and export again, for example EPSG:4525.',
  'ground-unknown-crs':
    'the coordinate system {crs} of the image is not supported. Convert it to CGCS2000 (EPSG:4490 to 4554) or Web Mercator (EPSG:3857).',
  'ground-old-datum':
    'the image is in {crs} (Xi’an 80 or Beijing 54), tens of metres to more than a hundred off CGCS2000. Convert it with the local parameters first.',
  'ground-offset':
    'the map calls itself {system} (“{word}”): its places are shifted by hundreds of metres and cannot lie under CGCS2000 data. Use a map in CGCS2000 or WGS 84.',
  'ground-compression':
    'the compression {compression} of the image cannot be read. Export it again with DEFLATE, LZW or JPEG.',
  'ground-samples':
    'the numbers of the image cannot be shown ({found}). Export it in colour or grey with unsigned 8 or 16 bit.',
  'ground-needs-overviews':
    'the image is too large ({width} × {height}) without overviews or tiles. Convert it to a cloud-optimised GeoTIFF (gdal_translate -of COG).',
  'ground-tiles':
    'the tiles cannot be shown ({found}). Export vector tiles (MVT) or pictures (PNG, JPEG, WebP), uncompressed or with gzip.',
  'ground-no-layers':
    'the vector tiles do not name their layers (vector_layers). Make them again with tippecanoe or GDAL.',
  'several-layers': 'the file holds several layers ({layers}). A file of a park folder holds one; separate them.',
  'nothing-to-compare':
    'There is no version to compare {version} with: none is in force on that day, or one of the two is in an old datum without parameters. Name one with --boundary.',
  'several-versions':
    'the file holds several boundary versions ({versions}), and diff compares two outlines. Save each version as a file of its own.',
  'no-outline': 'there is no outline in the file. Give a file with the boundary as areas.',
  'unknown-layer-name': 'there is no layer {layer} in the file. It has: {known}.',
  'crs-guessed': 'the file names no coordinate system; judged from the numbers as {crs}. Please check.',
  'crs-unknown': 'the coordinate system is unknown, so nothing can be placed. Choose it.',
  'crs-not-usable': 'the file names the coordinate system {crs}, which is not supported. Choose one from the list.',
  'axes-swapped': 'the two coordinates stand the other way round and were exchanged, judged from their size.',
  'axes-mixed':
    'the order of the axes differs: {written} rows have easting (longitude) first, {swapped} the other way round. Make them alike in the file and import again.',
  'old-datum':
    '{crs} is an old datum and there are no parameters: places may be off by more than a hundred metres, so they are shown and not judged. Enter the parameters.',
  'shift-convention':
    'rotations are taken by the position vector convention (EPSG:9606). If your sheet uses the coordinate frame convention (EPSG:9607), change the signs of rx, ry and rz.',
  'key-repeated': 'the key occurs twice; the later ones got a number. Correct the table.',
  'keys-derived': 'no usable key: ids of {count} rows (of {of}) come from name and place, and change with it.',
  'unknown-layer': 'layer {layer} is no longer in this park.',
  'unknown-row': 'there is no object {id} in layer {layer}; it may have been deleted.',
  'unknown-change': 'unknown change “{change}”, perhaps of a newer version. Update the program, then open again.',
  'not-editable': '“{layer}” is not edited here. A boundary is fixed; other layers are corrected in their file.',
  'id-is-fixed': 'the id is fixed: rectification records find their object by it.',
  'id-taken': 'the id {id} is in use. Choose another.',
  'value-wrong': 'field {field} should be {expected}, found {found}. Nothing was changed.',
  'outline-crosses': 'the outline crosses itself near ({x}, {y}). Nothing was changed; move the corners there.',
  ...checkNotes,
  ...commandNotes,
  ...archiveNotes,
  ...draftNotes,
  ...exchangeNotes,
  ...drawingNotes,
  ...registerNotes,
  ...reviewNotes,
  ...gradeNotes,
  'corners-joined': '{corners} corners were joined to an area, in the order of the table.',
  'outline-crosses-itself': 'the outline crosses itself near ({x}, {y}). An import leaves it out; mend it there.',
  'outside-china':
    'coordinates lie outside the land of China (73–135° E, 16–54° N). Check the zone, the order of the axes and the digits.',
  'changes-left-out':
    '{count} changes (of {of}) cannot be made again and are left out; what came before them is intact. Check the latest changes.',
  'no-receipt': 'layer {layer} has no import receipt.',
  'original-gone': 'the original file is not stored with the project, so it cannot be read again. Drop the file again.',
  'offset-needs-degrees':
    'these are plane coordinates[ of {crs}], not longitudes and latitudes; GCJ-02 and BD-09 are degrees. Choose no offset, or correct the coordinate system.',
}
