import type { ElectronApplication, Page } from '@playwright/test'
import type { LaunchedShell, LaunchShell } from './shells/launched-shell.ts'

/** The app under test: one home folder, over which it may be started and ended several times. */
export class App {
  readonly home: string
  /** A folder of which everything may be opened. */
  readonly files: string
  /** What went wrong in its pages without being asked for: exceptions and refusals of the security policy. */
  readonly problems: string[] = []
  readonly #launch: LaunchShell
  #shell: LaunchedShell | undefined

  constructor(home: string, files: string, launch: LaunchShell) {
    this.home = home
    this.files = files
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

  /** Lets the next dialog of the shell answer with this path. Without such dialogs, paths are typed in the page. */
  async answerPick(path: string): Promise<boolean> {
    if (!this.#shell?.electron) return false
    await this.#shell.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    }, path)
    return true
  }

  get running(): boolean {
    return this.#shell !== undefined
  }

  async start(): Promise<void> {
    this.#shell = await this.#launch(this.home, this.files)
    const { page } = this.#shell
    page.on('pageerror', error => this.problems.push(`${error.name}: ${error.message}\n${error.stack}`))
    page.on('console', message => {
      // What is previewed may complain.
      const { protocol, host } = new URL(page.url())
      const own = message.location().url.startsWith(`${protocol}//${host}/`)
      if (own && message.type() === 'error' && message.text().includes('Content Security Policy'))
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
