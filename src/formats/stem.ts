/** The last part of a path: `b.shp` of `a/b.shp`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A file's name without folder and ending: `b` of `a/b.shp`. */
export function stemOf(path: string): string {
  const base = baseName(path)
  const dot = base.lastIndexOf('.')
  return dot > 0 ? base.slice(0, dot) : base
}
