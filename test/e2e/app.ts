import type { ElectronApplication, Page } from '@playwright/test'
import type { LaunchedShell, LaunchShell } from './shells/launched-shell.ts'

/** The app under test: one home folder, over which it may be started and ended several times. */
export class App {
  readonly home: string
  /** What went wrong in its pages without being asked for: exceptions and refusals of the security policy. */
  readonly problems: string[] = []
  readonly #launch: LaunchShell
  #shell: LaunchedShell | undefined

  constructor(home: string, launch: LaunchShell) {
    this.home = home
    this.#launch = launch
  }

  get page(): Page {
    if (!this.#shell) throw new Error('The app is not running.')
    return this.#shell.page
  }

  get electron(): ElectronApplication {
    if (!this.#shell?.electron) throw new Error('The app does not run in Electron.')
    return this.#shell.electron
  }

  get running(): boolean {
    return this.#shell !== undefined
  }

  async start(): Promise<void> {
    this.#shell = await this.#launch(this.home)
    const { page } = this.#shell
    page.on('pageerror', error => this.problems.push(`${error.name}: ${error.message}\n${error.stack}`))
    page.on('console', message => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy'))
        this.problems.push(message.text())
    })
    await page.getByRole('textbox', { name: 'URL', exact: true }).waitFor()
  }

  async close(): Promise<void> {
    await this.#take()?.close()
  }

  async kill(): Promise<void> {
    await this.#take()?.kill()
  }

  async restart(): Promise<void> {
    await this.close()
    await this.start()
  }

  #take(): LaunchedShell | undefined {
    const shell = this.#shell
    this.#shell = undefined
    return shell
  }
}
