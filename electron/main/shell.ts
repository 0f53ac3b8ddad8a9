import { app, type MessagePortMain, nativeTheme, session, shell } from 'electron'
import { mainContract } from '#shared/contract/shell.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import { serve } from '#shared/rpc/server.ts'
import { memorize } from './window-memory.ts'

const handlers: Handlers<typeof mainContract> = {
  async 'shell.info'() {
    const { node, electron, chrome, openssl } = process.versions
    return {
      kind: 'electron',
      versions: { sonde: app.getVersion(), node, electron: electron ?? '', chrome: chrome ?? '', openssl },
      platform: process.platform,
      features: { openExternal: { available: true }, setTheme: { available: true } }
    }
  },
  'shell.openExternal': ({ url }) => shell.openExternal(url),
  async 'shell.setTheme'({ theme }) {
    nativeTheme.themeSource = theme
    memorize({ theme })
  },
  'shell.resolveSystemProxy': ({ url }) => session.defaultSession.resolveProxy(url)
}

/** Answers on a port what only the main process can do. */
export function serveShell(port: MessagePortMain): void {
  serve(createMessagePort(port), mainContract, handlers)
}
