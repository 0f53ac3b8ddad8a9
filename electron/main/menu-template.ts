import type { MenuItemConstructorOptions } from 'electron'
import type { AppMenu, MenuCommand } from '#shared/contract/desktop.ts'
import { acceleratorOf } from './accelerator.ts'

export const EMPTY_MENU: AppMenu = { file: [], edit: [], view: [], request: [], help: [] }

/** The one command that is there without a window, on a Mac: a page cannot run it then. */
export const NEW_WINDOW = 'window.new'

/** In which places a Mac expects these: in the menu that bears the app's name. */
const OF_MAC_APP = new Set(['about.open', 'preferences.open'])

const LINE: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The menus of the app: the commands of the page, and around them what the system must do itself, called as the commands
 * are: Electron's own labels have capitals.
 * @param run a command was chosen
 */
export function menuTemplate(
  menu: AppMenu,
  mac: boolean,
  run: (id: string) => void
): MenuItemConstructorOptions[] {
  const item = (command: MenuCommand) => menuItem(command, run)
  const groups = (of: readonly MenuCommand[][]) =>
    of
      .map(group => group.filter(({ id }) => !mac || !OF_MAC_APP.has(id)).map(item))
      .filter(group => group.length > 0)
  const named = (id: string) =>
    Object.values(menu)
      .flat(2)
      .filter(command => command.id === id)
      .map(item)
  const [undoing = [], ...otherEdits] = groups(menu.edit)
  const file = groups(menu.file)
  const menus: (MenuItemConstructorOptions & { submenu: MenuItemConstructorOptions[] })[] = [
    ...(mac ? [{ role: 'appMenu' as const, submenu: macApp(named) }] : []),
    {
      label: 'File',
      submenu: separated([...file, ...(mac ? [] : [[{ role: 'quit' as const, label: 'Quit' }]])])
    },
    { label: 'Edit', submenu: separated([undoing, clipboard(), ...otherEdits]) },
    {
      label: 'View',
      submenu: separated([
        ...groups(menu.view),
        [
          { role: 'togglefullscreen', label: 'Full screen' },
          { role: 'toggleDevTools', label: 'Developer tools' }
        ]
      ])
    },
    { label: 'Request', submenu: separated(groups(menu.request)) },
    { role: 'window', submenu: windowItems(mac) },
    { role: 'help', submenu: separated(groups(menu.help)) }
  ]
  return menus.filter(({ submenu }) => submenu.length > 0)
}

/**
 * The page listens to the keys, so that one press runs one command. A Mac gives them to the menu only when the page
 * has left them alone, and then the command is disabled.
 */
function menuItem(
  { id, label, chord, enabled }: MenuCommand,
  run: (id: string) => void
): MenuItemConstructorOptions {
  const accelerator = chord === undefined ? undefined : acceleratorOf(chord)
  return {
    id,
    label,
    enabled,
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    click: () => run(id)
  }
}

function macApp(named: (id: string) => MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return separated([
    named('about.open'),
    named('preferences.open'),
    [{ role: 'services' }],
    [
      { role: 'hide', label: 'Hide Sonde' },
      { role: 'hideOthers', label: 'Hide others' },
      { role: 'unhide', label: 'Show all' }
    ],
    [{ role: 'quit', label: 'Quit Sonde' }]
  ])
}

function clipboard(): MenuItemConstructorOptions[] {
  return [
    { role: 'cut', label: 'Cut' },
    { role: 'copy', label: 'Copy' },
    { role: 'paste', label: 'Paste' },
    { role: 'selectAll', label: 'Select all' }
  ]
}

function windowItems(mac: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'minimize', label: 'Minimize' },
    ...(mac ? [{ role: 'zoom' as const, label: 'Zoom' }] : []),
    { role: 'close', label: 'Close window', accelerator: 'CommandOrControl+Shift+W' },
    ...(mac ? [LINE, { role: 'front' as const, label: 'Bring all to front' }] : [])
  ]
}

function separated(groups: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return groups
    .filter(group => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [LINE, ...group]))
}
