import type { ElectronApplication, Page } from '@playwright/test'

/** The app as it runs in one of its shells. */
export interface LaunchedShell {
  page: Page
  /** Its main process, in the one shell that has one. */
  electron?: ElectronApplication
  /** Ends it as a person would. */
  close(): Promise<void>
  /** Ends every process of it at once, with SIGKILL. */
  kill(): Promise<void>
}

/**
 * @param home becomes SONDE_HOME; the trash of the system is in it as well
 * @param files a folder of which everything may be opened
 */
export type LaunchShell = (home: string, files: string) => Promise<LaunchedShell>
