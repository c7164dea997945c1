import { allFormats } from '../formats/index.ts'

/**
 * Those of the names in a folder that belong to a file: the `.dbf` and `.prj` of a `.shp`, the log of a `.gpkg`. A `.dbf`
 * beside a `.shp` means both. Another file of that name, a GeoJSON copy or a readme, is a file of its own.
 */
export async function companionsAmong(file: string, names: readonly string[]): Promise<string[]> {
  const lower = file.toLowerCase()
  const dot = lower.lastIndexOf('.')
  const stem = lower.slice(0, dot)
  const present = new Set(names.map((name) => name.toLowerCase()))
  const formats = await allFormats()
  const ending = lower.slice(dot + 1)
  const owner = formats.find(
    ({ companions, extensions }) =>
      companions?.includes(ending) && extensions.some((extension) => present.has(`${stem}.${extension}`)),
  )
  const format = owner ?? formats.find(({ extensions }) => extensions.includes(ending))
  const own = format?.companions ?? []
  const wanted = new Set([...own, ...(owner ? owner.extensions : [])].map((end) => `${stem}.${end}`))
  return names.filter((name) => name !== file && wanted.has(name.toLowerCase()))
}
