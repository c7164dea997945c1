/** What is wrong with an archive, or with a sealed package. */
export const archiveNotes = {
  'zip-broken': 'the archive is damaged or not complete. Copy or pack it again.',
  'zip-too-many': 'the archive has more than {most} files. Pack only those that are needed.',
  'too-many-rows': 'the file has more than {most} million rows and was not read. Split it by area.',
  'line-too-long':
    'a line of more than {most} million characters; nothing was read. Correct the quote that is never closed, or save so large a shape as GeoPackage or FlatGeobuf.',
  'text-too-large':
    'the file is larger than {most} MB and cannot be read as one text. Split it, or convert it to GeoPackage or FlatGeobuf first.',
  'zip-too-large': 'the archive unpacks to more than {gib} GiB. Pack it in pieces, or unpack it first.',
  'zip-in-zip': 'an archive within an archive ({names}) is not read. Unpack the inner one first.',
  'zip-encrypted':
    '{count|file of the archive is|files of the archive are} encrypted ({names}), not read. Unpack the archive first.',
  'zip-method':
    '{count|file of the archive is|files of the archive are} packed by {method} ({names}), not read. Pack them again as plain ZIP (deflate).',
  'zip-ratio':
    '{count|file of the archive unpacks|files of the archive unpack} to an abnormal size ({names}), for safety not read. Unpack the archive first.',
  'zip-entry-damaged':
    '{count|file of the archive is|files of the archive are} damaged ({names}), not read. Pack them again.',
  'zip-same-name':
    'the archive has two files of one name, or of names that differ only in capitals ({name}); which of them counts is not known. Pack it again.',
  'zip-link':
    '{count|entry|entries} of the archive ({names}): a link instead of a file; not read. Pack the files themselves.',
  'zip-contradicts': 'the archive says two different things of {count|file|files} ({names}); not read. Pack it again.',
  'zip-empty': 'the archive holds no files.',
  'package-manifest':
    'the manifest.json of the package cannot be used ({reason}). Sizhi did not write it, or it was changed; ask its maker for the package again.',
  'package-no-manifest':
    'the archive has no manifest.json: it is no sealed package. Choose a zip that “Sealed package” has made.',
  'package-name':
    'a name in the package steps out of it, names a drive or holds control characters ({name}); for safety not opened. Ask its maker for the package again.',
  'package-entry':
    'a file of the package cannot be read ({name}: {reason}). Copy the package again, or ask its maker for it.',
  'package-too-large': 'the package unpacks to more than {gib} GiB; not opened.',
  'package-newer':
    'the package was made by a newer Sizhi (format {format}), which this one cannot verify. Update Sizhi.',
}
