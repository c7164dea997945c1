/** So much is looked at for a name, in front of the features and behind them. */
const HEAD_BYTES = 65_536
const TAIL_BYTES = 4096
/** A member `name` behind the list of features, the last one of the collection. */
const NAME_AT_END = /\]\s*,\s*("name"\s*:\s*"(?:[^"\\]|\\.)*")\s*\}\s*$/

/**
 * What a feature collection calls itself by a member `name` of its own, as GDAL writes and reads it; null without one.
 * `bytes` are UTF-8. The features themselves are not looked at: they would be read twice.
 */
export function collectionName(bytes: Uint8Array): string | null {
  const decoder = new TextDecoder()
  const head = decoder.decode(bytes.subarray(0, HEAD_BYTES))
  const features = head.search(/"features"\s*:/)
  if (features < 0) return null
  const tail = NAME_AT_END.exec(decoder.decode(bytes.subarray(-TAIL_BYTES)))
  return nameIn(`${head.slice(0, features)}"features":null}`) ?? (tail && nameIn(`{${tail[1]!}}`))
}

function nameIn(text: string): string | null {
  try {
    const { name } = JSON.parse(text) as { name?: unknown }
    return typeof name === 'string' && name !== '' ? name : null
  } catch {
    // Not the collection but something in it, or nothing at all.
    return null
  }
}
