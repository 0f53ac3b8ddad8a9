import { app, BrowserWindow, Menu } from 'electron'
import type { AppMenu } from '#shared/contract/desktop.ts'
import { EMPTY_MENU, menuTemplate, NEW_WINDOW } from './menu-template.ts'
import { openWindow } from './window.ts'

interface WindowMenu {
  menu: AppMenu
  /** Tells the page what was chosen. */
  choose: (id: string) => void
}

/** The menu of the app, which is that of the window in front. */
export class WindowMenus {
  readonly #byContents = new Map<number, WindowMenu>()
  #front: number | undefined
  #shown: AppMenu = EMPTY_MENU

  /** Puts up what the system does itself, until a page has told its commands. */
  start(): void {
    this.#build(EMPTY_MENU)
    app.on('browser-window-focus', (_, window) => this.#show(window.webContents.id))
  }

  /** What a window's menu holds from now on. @param contentsId of its page */
  set(contentsId: number, menu: AppMenu, choose: (id: string) => void): void {
    this.#byContents.set(contentsId, { menu, choose })
    const focused = BrowserWindow.getFocusedWindow()?.webContents.id ?? this.#front ?? contentsId
    if (focused === contentsId) this.#show(contentsId)
  }

  /** A page is gone: what it could do, nobody can. One that was loaded anew has said by what it is told since. */
  delete(contentsId: number, choose: WindowMenu['choose']): void {
    if (this.#byContents.get(contentsId)?.choose !== choose) return
    this.#byContents.delete(contentsId)
    if (this.#front !== contentsId) return
    this.#front = undefined
    this.#update(withoutPage(this.#shown))
  }

  #show(contentsId: number): void {
    const known = this.#byContents.get(contentsId)
    this.#front = contentsId
    if (known) this.#update(known.menu)
  }

  /** As a rule only what can be done has changed: then the menu stays, which may be open. */
  #update(menu: AppMenu): void {
    if (shape(menu) !== shape(this.#shown)) {
      this.#build(menu)
      return
    }
    this.#shown = menu
    const built = Menu.getApplicationMenu()
    for (const { id, enabled } of Object.values(menu).flat(2)) {
      const item = built?.getMenuItemById(id)
      if (item) item.enabled = enabled
    }
  }

  #build(menu: AppMenu): void {
    this.#shown = menu
    const template = menuTemplate(menu, process.platform === 'darwin', id => this.#choose(id))
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  #choose(id: string): void {
    const front = this.#front === undefined ? undefined : this.#byContents.get(this.#front)
    if (front) front.choose(id)
    else if (id === NEW_WINDOW) openWindow()
  }
}

function shape(menu: AppMenu): string {
  return JSON.stringify(menu, (key, value: unknown) => (key === 'enabled' ? undefined : value))
}

function withoutPage(menu: AppMenu): AppMenu {
  const groups = (of: AppMenu['file']) =>
    of.map(group => group.map(command => ({ ...command, enabled: command.id === NEW_WINDOW })))
  const { file, edit, view, request, help } = menu
  return {
    file: groups(file),
    edit: groups(edit),
    view: groups(view),
    request: groups(request),
    help: groups(help)
  }
}
