/** Projects that this tab writes. While there are any, the database is not given up for an upgrade by a newer page. */
export class Writers {
  private readonly open = new Set<string>()
  private waiting: (() => void) | null = null

  add(id: string): void {
    this.open.add(id)
  }

  delete(id: string): void {
    this.open.delete(id)
    if (this.open.size === 0) this.waiting?.()
  }

  /** Calls `close` as soon as nothing is being written. */
  giveWay(close: () => void): void {
    if (this.open.size === 0) close()
    else this.waiting = close
  }
}
