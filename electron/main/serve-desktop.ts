import type { MessagePortMain } from 'electron'
import { desktopContract } from '#shared/contract/desktop.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import { serve } from '#shared/rpc/server.ts'
import { openWindow } from './window.ts'
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
    async 'window.open'() {
      openWindow()
    }
  })
}
