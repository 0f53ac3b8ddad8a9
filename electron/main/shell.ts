import { existsSync } from 'node:fs'
import { app, BrowserWindow, type MessagePortMain, nativeTheme, session, shell } from 'electron'
import { mainContract } from '#shared/contract/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import { serve } from '#shared/rpc/server.ts'
import { confirm, pickFile } from './dialogs.ts'
import { allowDrag } from './drags.ts'
import { previews } from './previews.ts'
import { memorize } from './window-memory.ts'

const handlers: Handlers<typeof mainContract> = {
  async 'shell.info'() {
    const { node, electron, chrome, openssl } = process.versions
    return {
      kind: 'electron',
      versions: { sonde: app.getVersion(), node, electron: electron ?? '', chrome: chrome ?? '', openssl },
      platform: process.platform,
      features: {
        openExternal: { available: true },
        setTheme: { available: true },
        setZoom: { available: true },
        pickFile: { available: true },
        confirm: { available: true },
        trash: { available: true },
        revealFile: { available: true },
        openFile: { available: true },
        dragFile: { available: true }
      }
    }
  },
  'shell.openExternal': ({ url }) => shell.openExternal(url),
  async 'shell.setTheme'({ theme }) {
    nativeTheme.themeSource = theme
    memorize({ theme })
  },
  async 'shell.setZoom'({ zoom }) {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(zoom)
    memorize({ zoom })
  },
  async 'shell.pickFile'(pick) {
    const path = await pickFile(pick)
    return path === undefined ? {} : { path }
  },
  async 'shell.confirm'(question, { signal }) {
    return { confirmed: await confirm(question, signal) }
  },
  async 'shell.trash'({ paths }) {
    for (const path of paths) if (existsSync(path)) await shell.trashItem(path)
  },
  async 'shell.revealFile'({ path }) {
    shell.showItemInFolder(path)
  },
  async 'shell.openFile'({ path }) {
    const problem = await shell.openPath(path)
    if (problem !== '')
      throw new ClientError('BUILD', { facts: { problem: `It could not be opened: ${problem}` } })
  },
  'shell.allowDrag': ({ path }) => allowDrag(path),
  'shell.showPreview': (document, { signal }) => previews.show(document, signal),
  'shell.resolveSystemProxy': ({ url }) => session.defaultSession.resolveProxy(url)
}

/** Answers on a port what only the main process can do. */
export function serveShell(port: MessagePortMain): void {
  serve(createMessagePort(port), mainContract, handlers)
}
