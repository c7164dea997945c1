/** Sentences about GeoPackage, indexed FlatGeobuf and what is written in formats that hold less than a layer has. */
export const exchangeNotes: Readonly<Record<string, string>> = {
  'not-geopackage': 'not a GeoPackage. Export it again from the program it came from.',
  'broken-geopackage': 'the GeoPackage is damaged[; layer “{layer}” cannot be read]. Copy or export it again.',
  'gpkg-journal':
    'the program that wrote this GeoPackage was interrupted and left a -journal file; the data are incomplete. Open and save it in that program, then import it again.',
  'gpkg-wal':
    'this GeoPackage keeps a log (WAL): the latest changes may stand in the .gpkg-wal file beside it, which was not read. Close the file in the program it came from, or choose the .gpkg-wal file as well.',
  'gpkg-no-layers': 'the GeoPackage has no layers. Export it again from the program it came from.',
  'gpkg-not-features': 'layer “{layer}” is {type}, not vector data, and is left out.',
  'gpkg-table-missing':
    'layer “{layer}” is listed but has no table, and is left out. Export it again from the program it came from.',
  'gpkg-view': 'layer “{layer}” is a database view and is left out. Save it as a layer in the program it came from.',
  'gpkg-virtual':
    'layer “{layer}” has a kind of table that cannot be read, and is left out. Save it as a layer in the program it came from.',
  'gpkg-srs-missing': 'the coordinate system {srs} of layer “{layer}” is not defined in the file. Check it.',
  'gpkg-srs-contradicts':
    'layer “{layer}” contradicts itself on its coordinate system: the code says {code}, the parameters say {text}. Neither is taken by guess; name the coordinate system.',
  'gpkg-worked-out':
    'the values of the field “{field}” are worked out by the database and not stored; they are left empty.',
  'read-within-box':
    'only the features within the area were read: {read} of {total}. What lies outside was not read, which does not mean that nobody is there.',
  'field-renamed': 'the field “{field}” is written as “{renamed}” in this format.',
  'choose-layer': 'the file holds several layers: {layers}. Name one with --layer.',
  'cannot-write-format': 'cannot be written in this format. Formats that can be written: {known}.',
  'shapefile-too-large':
    'as a Shapefile it would be larger than {gb} GB, which most programs cannot open. Split the layer, or use GeoPackage or FlatGeobuf.',
  'gbk-lacks-characters': 'some characters are not in GBK; the texts are written in UTF-8, and the .cpg says so.',
  'fields-left-out': 'a DBF holds {most} fields at most; the last {count} are left out.',
  'number-left-out': 'the field “{field}” has {count} infinite numbers, which a DBF cannot hold; they are left blank.',
  'text-cut': 'the field “{field}” has {count} texts of more than {most} bytes; they are cut.',
  'host-not-allowed':
    'not read: this site was not built to fetch data from {host}. Whoever builds the site enters it in .config/data-hosts.json, or put the file into the park folder.',
  'host-unreachable':
    '{host} cannot be reached; the layer was not read. Check the network, or open the park again later.',
  'beyond-read-part':
    'this file is too large to be read whole: only what lay near the park was read. The boundary, the control line or a hazard now reaches beyond that, and who is there was not read, which does not mean nobody. Open the park again, or import the file again.',
  'file-changed':
    'the file was replaced: it is not the one that was read for the check. Open the park again to check the new one.',
  'rest-unreachable':
    '{host} cannot be reached; houses beyond the park’s surroundings were not read. What was checked around the park is not affected. Check the network and choose Try again.',
  'range-refused':
    'the server does not answer requests for a part of the file. Switch range requests on, or download the whole file.',
  'range-too-large': 'there are too many features in the area ({count}) to be read at once. Choose a smaller one.',
}
