/**
 * Names that differ in more than their capitals, each of at most so many bytes in its encoding, and none of those that
 * are taken: what comes again gets a number. An empty name becomes `field`.
 */
export function distinctNames(
  names: readonly string[],
  mostBytes: number,
  taken: readonly string[] = [],
  bytesOf: (text: string) => number = (text) => new TextEncoder().encode(text).length,
): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  const cut = (name: string, room: number) => {
    const letters = [...name]
    while (bytesOf(letters.join('')) > room) letters.pop()
    return letters.join('')
  }
  // Those that fit keep their names, whatever comes before them.
  const kept = names.map((name) => {
    const fits = name !== '' && bytesOf(name) <= mostBytes && !used.has(name.toLowerCase())
    if (fits) used.add(name.toLowerCase())
    return fits
  })
  return names.map((name, i) => {
    if (kept[i]) return name
    const plain = name === '' ? 'field' : name
    let made = cut(plain, mostBytes)
    for (let n = 2; made === '' || used.has(made.toLowerCase()); n++)
      made = `${cut(plain, mostBytes - `_${n}`.length)}_${n}`
    used.add(made.toLowerCase())
    return made
  })
}
