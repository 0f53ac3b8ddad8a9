import { expect, type Locator, type Page } from '@playwright/test'
import type { App } from './app.ts'

/** What a person sees and does, by role and name alone. Each locator is of the page that runs now. */
export class SondePage {
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  get page(): Page {
    return this.#app.page
  }

  get url(): Locator {
    return this.page.getByRole('textbox', { name: 'URL', exact: true })
  }

  get method(): Locator {
    return this.page.getByRole('combobox', { name: 'Method' })
  }

  get sendButton(): Locator {
    return this.page.getByRole('button', { name: 'Send', exact: true })
  }

  get cancelButton(): Locator {
    return this.page.getByRole('button', { name: 'Cancel', exact: true })
  }

  get waterfall(): Locator {
    return this.page.getByRole('table', { name: 'Waterfall' })
  }

  get response(): Locator {
    return this.page.getByRole('region', { name: 'Response', exact: true })
  }

  /** What went wrong with the exchange in front. */
  get error(): Locator {
    // An editor under it brings alerts of its own, which are empty.
    return this.response.getByRole('alert').first()
  }

  get tabs(): Locator {
    return this.page.getByRole('navigation', { name: 'Open requests' }).getByRole('tab')
  }

  tab(name: string | RegExp): Locator {
    return this.page.getByRole('navigation', { name: 'Open requests' }).getByRole('tab', { name })
  }

  /** The row of a phase in the waterfall. */
  phase(name: string): Locator {
    return this.waterfall.getByRole('row', { name: new RegExp(`^${name}\\b`) })
  }

  section(of: 'Request' | 'Response', name: string): Locator {
    return this.page.getByRole('tablist', { name: of }).getByRole('tab', { name: new RegExp(`^${name}`) })
  }

  /** Chooses how the body of the response is shown. */
  async showAs(view: string): Promise<void> {
    const choice = this.response.getByRole('radio', { name: view, exact: true })
    const more = this.response.getByRole('combobox', { name: 'More views' })
    await choice.or(more).first().waitFor()
    if (await choice.isVisible()) return choice.click()
    await more.click()
    await this.page.getByRole('option', { name: view, exact: true }).click()
  }

  /** Of the request, whose section Body is in front. */
  async chooseBody(kind: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Body kind' }).selectOption(kind)
  }

  /** Of the request, whose section Auth is in front. */
  async chooseAuth(kind: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Kind of auth' }).selectOption(kind)
  }

  /** A cell of a table of the request, whose rows are counted from 1: `Header`, `Parameter`, `Field`. */
  cell(noun: string, row: number, column: 'name' | 'value' | 'content type'): Locator {
    return this.page.getByRole('combobox', { name: `${noun} ${row} ${column}`, exact: true })
  }

  async send(url: string, method?: string): Promise<void> {
    await this.url.fill(url)
    if (method !== undefined) await this.setMethod(method)
    await this.sendButton.click()
  }

  /** Any token, as if typed; the list of usual ones does not stay open over what comes next. */
  async setMethod(method: string): Promise<void> {
    await this.method.fill(method)
    await this.method.press('Tab')
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Collections' })
  }

  /** A row of the tree; of a request by its method and name. */
  row(name: string | RegExp): Locator {
    return this.tree.getByRole('treeitem', { name, ...(typeof name === 'string' && { exact: true }) })
  }

  /** Opens a request of the tree in a tab of its own, and waits for that: until then another one is in front. */
  async openRow(name: string): Promise<void> {
    await this.row(name).dblclick()
    await this.#inFront(name)
  }

  /** The same in the tab that the next one takes. */
  async previewRow(name: string): Promise<void> {
    await this.row(name).click()
    await this.#inFront(name)
  }

  async #inFront(name: string): Promise<void> {
    await expect(this.tab(new RegExp(`^${name}`))).toHaveAttribute('aria-selected', 'true')
  }

  /** Opens a folder as a collection, by the dialog that this shell has. */
  async openCollection(folder: string): Promise<void> {
    const picked = await this.#app.answerPick(folder)
    await this.runCommand('Open collection')
    if (picked) return
    const dialog = this.page.getByRole('dialog', { name: 'Open collection' })
    await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder)
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** Drags a row onto another until it has moved: the system's own dragging now and then drops nothing. */
  async drag(from: Locator, to: Locator, moved: () => Promise<void>): Promise<void> {
    await expect(async () => {
      await from.dragTo(to, { timeout: 5_000 })
      await moved()
    }).toPass({ timeout: 30_000 })
  }

  /** Chooses from the menu of a row. */
  async choose(row: Locator, action: string): Promise<void> {
    await row.click({ button: 'right' })
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  async openTab(): Promise<void> {
    await this.page.getByRole('button', { name: 'New tab' }).click()
  }

  async closeTab(name: string | RegExp): Promise<void> {
    await this.tab(name).focus()
    await this.tab(name).press('Delete')
  }

  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k')
    const palette = this.page.getByRole('dialog', { name: 'Search or run a command' })
    await palette.getByRole('combobox').fill(title)
    await palette.getByRole('option', { name: title }).first().click()
    await palette.waitFor({ state: 'hidden' })
  }
}
