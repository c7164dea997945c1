/** What a check did not judge, and why. */
export const checkNotes = {
  'old-datum-left-out':
    '{count} objects are in a coordinate system without parameters and may be off by more than a hundred metres: shown, not checked.',
  'boundary-old-datum':
    'boundary {version} is in a coordinate system without parameters and may be off by more than a hundred metres; nothing was checked against it. Enter the parameters or choose another version.',
  'contour-open': 'the contour is not closed: it is shown and not judged. Complete it and import it again.',
  'contour-point': 'a contour is a line or an area, and this is a point. The row is left out; correct it.',
  'contours-open':
    '{count|individual-risk contour is|individual-risk contours are} not closed and left out of “{rule}”. Complete and import again.',
  'no-control-contour':
    'there is no closed contour of individual risk {frequency}: “{rule}” was not checked, which does not mean there is no problem. Import that contour of the assessment.',
  'no-safety-distance':
    '{count|hazard source has|hazard sources have} no external safety distance on record: “{rule}” was not checked there. Enter the distance that the assessment gives.',
  'category-unknown':
    'the category of {count|enterprise|enterprises} inside the boundary is not on record ({names}[ and others{?more}]); “{rule}” says nothing of them. Enter the category.',
  'no-data':
    'No data for “{layer}”: “{rule}” was not checked, which does not mean there is no problem. Add the layer to park.json.',
  'no-boundary-in-force':
    'No boundary is in force on {on}: “{rule}” was not checked. Check the approval dates or name the version to check.',
  'no-control-line-yet': 'No control line yet on {on}: “{rule}” was not checked.',
  'no-coverage': 'No survey coverage: finding no one does not mean no one is there. Add a survey coverage layer.',
} as const
