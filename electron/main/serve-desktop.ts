import { BrowserWindow, type MessagePortMain } from 'electron'
import { desktopContract } from '#shared/contract/desktop.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import { serve } from '#shared/rpc/server.ts'
import { startDrag } from './drags.ts'
import { openWindow } from './window.ts'
import { MOST_WINDOWS } from './window-memory.ts'
import type { WindowMenus } from './window-menus.ts'

/** Answers to a page what concerns its window. @param contentsId of the page */
export function serveDesktop(messagePort: MessagePortMain, contentsId: number, menus: WindowMenus): void {
  const port = createMessagePort(messagePort)
  const watchers = new Set<AsyncQueue<{ id: string }>>()
  const choose = (id: string) => {
    for (const watcher of watchers) watcher.push({ id })
  }
  port.onClose(() => menus.delete(contentsId, choose))
  serve(port, desktopContract, {
    async 'menu.set'(menu) {
      menus.set(contentsId, menu, choose)
    },
    async *'menu.watch'(_, { signal }) {
      const chosen = new AsyncQueue<{ id: string }>()
      signal.addEventListener('abort', () => chosen.end(), { once: true })
      watchers.add(chosen)
      try {
        yield* chosen
      } finally {
        watchers.delete(chosen)
      }
    },
    async 'file.drag'({ path }) {
      startDrag(contentsId, path)
    },
    async 'window.open'() {
      if (BrowserWindow.getAllWindows().length >= MOST_WINDOWS) throw tooManyWindows()
      openWindow()
    }
  })
}

function tooManyWindows(): ClientError {
  const problem = `${MOST_WINDOWS} windows are open, and that is as many as there may be. Close one of them first.`
  return new ClientError('BUILD', { facts: { problem } })
}
