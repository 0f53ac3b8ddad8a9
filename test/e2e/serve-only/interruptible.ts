import type { Page } from '@playwright/test'

export interface Connection {
  /** Ends it. Until it is mended every new one ends as well. */
  cut(): Promise<void>
  mend(): void
}

/** Loads a page anew with a connection that can be cut. */
export async function interruptible(page: Page): Promise<Connection> {
  let isCut = false
  let end = async () => {}
  await page.routeWebSocket('**/rpc', socket => {
    if (isCut) return socket.onMessage(() => socket.close())
    const server = socket.connectToServer()
    end = async () => {
      await Promise.all([server.close(), socket.close()])
    }
  })
  await page.reload()
  await page.getByRole('textbox', { name: 'URL', exact: true }).waitFor()
  return {
    async cut() {
      isCut = true
      await end()
    },
    mend() {
      isCut = false
    }
  }
}
