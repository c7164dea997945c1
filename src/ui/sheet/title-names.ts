/** Who prepared, checked and approved a sheet, as typed in the preview. */
export interface TitleNames {
  readonly author: string
  readonly reviewer: string
  readonly approver: string
}

export const TITLE_ROLES = ['author', 'reviewer', 'approver'] as const satisfies readonly (keyof TitleNames)[]

const KEY = 'sizhi.sheet.names'
const NOBODY: TitleNames = { author: '', reviewer: '', approver: '' }

/** The names that were typed last in this browser. */
export function rememberedNames(): TitleNames {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const record = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
    const text = (role: keyof TitleNames) => (typeof record[role] === 'string' ? record[role] : '')
    return { author: text('author'), reviewer: text('reviewer'), approver: text('approver') }
  } catch {
    return NOBODY
  }
}

export function rememberNames(names: TitleNames): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(names))
  } catch {
    // A browser that keeps nothing: they are typed again next time.
  }
}
