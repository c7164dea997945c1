export interface ProjectLock {
  /** Fulfilled when another tab can have it. */
  release(): Promise<void>
}

/** The right to write a project, held until released or until the tab is gone; null while another tab has it. */
export function lockProject(id: string): Promise<ProjectLock | null> {
  return new Promise((resolve, reject) => {
    const held: Promise<unknown> = navigator.locks.request(`sizhi/project/${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((free) => {
        const release = async () => {
          free()
          await held
        }
        resolve({ release })
      })
    })
    held.catch(reject)
  })
}
