import { ipcMain } from 'electron'
import type { EngineHost } from './engine-host.ts'
import { ORIGIN } from './renderer-address.ts'

/** Gives a port to the main frame of our own page that asks for one, and to nobody else. */
export function answerPortRequests(engine: EngineHost): void {
  ipcMain.on('sonde:connect', event => {
    const frame = event.senderFrame
    if (frame && frame === event.sender.mainFrame && frame.origin === ORIGIN) engine.connect(event.sender)
  })
}
