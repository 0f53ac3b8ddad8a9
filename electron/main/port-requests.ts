import {
  type IpcMainEvent,
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents
} from 'electron'
import type { EngineHost } from './engine-host.ts'
import { ORIGIN } from './renderer-address.ts'
import type { WindowMenus } from './window-menus.ts'

/** Gives ports to the main frame of our own page that asks for them, and to nobody else. */
export function answerPortRequests(engine: EngineHost, menus: WindowMenus): void {
  ipcMain.on('sonde:connect', event => {
    if (isOurs(event)) engine.connect(event.sender)
  })
  ipcMain.on('sonde:desktop', event => {
    if (isOurs(event)) void joinDesktop(event.sender, menus)
  })
}

function isOurs({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === ORIGIN
}

/** What each page asks the shell on: one port, however often it asks for it. */
const ports = new WeakMap<WebContents, MessagePortMain>()

/** What it needs is loaded once the first window stands. */
async function joinDesktop(contents: WebContents, menus: WindowMenus): Promise<void> {
  const { serveDesktop } = await import('./serve-desktop.ts')
  if (contents.isDestroyed()) return
  const { port1, port2 } = new MessageChannelMain()
  ports.get(contents)?.close()
  ports.set(contents, port1)
  serveDesktop(port1, contents.id, menus)
  contents.postMessage('sonde:desktop-port', null, [port2])
}
