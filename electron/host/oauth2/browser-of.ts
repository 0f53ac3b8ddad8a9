import type { Shell } from '../shell.ts'

/** The person's browser, as far as the shell has one. */
export function browserOf(shell: Shell): { open(url: string): Promise<boolean> } {
  return {
    async open(url) {
      const { features } = await shell.info()
      if (!features.openExternal.available) return false
      return shell.openExternal(url).then(
        () => true,
        () => false
      )
    }
  }
}
