import type { ShellInfo } from '#shared/contract/shell.ts'
import type { Preferences } from '#shared/model/preferences.ts'

/** What a shell offers beyond the host. What it lacks, `info` says, and asking for it throws. */
export interface Shell {
  info(): Promise<ShellInfo>
  /** @param url http or https */
  openExternal(url: string): Promise<void>
  setTheme(theme: Preferences['theme']): Promise<void>
  /** Absent where the operating system cannot be asked: then the environment says which proxy to use. */
  resolveSystemProxy?(url: string): Promise<string>
}
