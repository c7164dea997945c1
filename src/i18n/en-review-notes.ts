/** Sentences about what is written on findings, by code. */
export const reviewNotes: Readonly<Record<string, string>> = {
  'author-missing': 'No reviewer is named, so nothing was written. Enter a name first.',
  'reason-missing': '“Not applicable” needs a reason, so nothing was written. Give the reason, then set the state.',
  'unknown-state': 'Unknown state “{state}”. The record may come from a newer version: update this program.',
  'bad-deadline': 'The deadline “{deadline}” is not a date, so nothing was written. Write it as 2026-12-31.',
  'unknown-finding':
    'There is no finding “{finding}”, so nothing was written. The data may have changed: check again, then write.',
  'not-decisions':
    'Not a file of decisions (format 1 with a list of reviews): left out, all else stays. Restore the file from a copy, or export the project again.',
  'attachment-changed':
    'this is not the file whose hash was recorded; it may have been changed. Ask whoever attached it, or attach it again.',
  'review-left-out':
    '“{field}” should be {expected}, but is {found}; this review was left out, all others stay. Correct it after data/README.md.',
}
