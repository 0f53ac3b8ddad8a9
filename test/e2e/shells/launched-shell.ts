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

/** @param home becomes SONDE_HOME */
export type LaunchShell = (home: string) => Promise<LaunchedShell>
