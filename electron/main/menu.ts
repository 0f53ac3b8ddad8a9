import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * Only what the system must do itself. The app's commands live in the page's registry, so that no accelerator
 * here may take a shortcut from the page: no Close with Ctrl+W, no Reload with Ctrl+R, and no Zoom, which is a preference.
 */
export function setMenu(): void {
  const mac = process.platform === 'darwin'
  const view: MenuItemConstructorOptions[] = [{ role: 'togglefullscreen' }, { role: 'toggleDevTools' }]
  const window: MenuItemConstructorOptions[] = [
    { role: 'minimize' },
    { role: 'close', accelerator: 'CommandOrControl+Shift+W' }
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : [{ label: 'File', submenu: [{ role: 'quit' as const }] }]),
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { role: 'window', submenu: window }
    ])
  )
}
