import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { storedUrls } from '../stored-urls.ts'

test('a page that was cut off stores its tabs over no other window', async ({ app, sonde }) => {
  const { page } = app
  await sonde.url.fill('http://own.test/')
  const address = await page.evaluate(() => `${location.origin}/#${sessionStorage.getItem('sonde.token')}`)

  const closed = await openWindow(page, address)
  await urlOf(closed).fill('http://precious.test/')
  await expect.poll(() => storedUrls(app.home)).toEqual(['http://own.test/', 'http://precious.test/'])
  await closed.close()

  const connection = await cutOff(page)
  await expect(page.getByRole('alert')).toContainText('connection to Sonde is lost')
  // Another window takes the one that is free now and was used last, and holds it.
  const taker = await openWindow(page, address)
  await expect(urlOf(taker)).toHaveValue('http://own.test/')
  await urlOf(taker).fill('http://taken.test/')

  connection.mend()
  await expect(page.getByRole('alert')).toBeHidden()
  await expect(sonde.url).toHaveValue('http://own.test/')
  await expect
    .poll(() => storedUrls(app.home))
    .toEqual(['http://own.test/', 'http://precious.test/', 'http://taken.test/'])
})

test('another window is opened by a command, with tabs of its own', async ({ app, sonde }) => {
  await sonde.url.fill('http://own.test/')
  const opened = app.page.context().waitForEvent('page')
  await sonde.runCommand('New window')
  const other = await opened
  await urlOf(other).fill('http://other.test/')
  await expect.poll(() => storedUrls(app.home)).toEqual(['http://other.test/', 'http://own.test/'])
  await expect(sonde.url).toHaveValue('http://own.test/')
  expect(new URL(other.url()).hash).toBe('')
})

const urlOf = (page: Page) => page.getByRole('textbox', { name: 'URL', exact: true })

async function openWindow(beside: Page, address: string): Promise<Page> {
  const page = await beside.context().newPage()
  await page.goto(address)
  await urlOf(page).waitFor()
  return page
}

/** Loads a page anew with a connection that can be cut, and cuts it. Until it is mended every new one ends as well. */
async function cutOff(page: Page): Promise<{ mend(): void }> {
  let cut = false
  let end = () => {}
  await page.routeWebSocket('**/rpc', socket => {
    if (cut) return socket.onMessage(() => socket.close())
    const server = socket.connectToServer()
    end = () => {
      void server.close()
      void socket.close()
    }
  })
  await page.reload()
  await urlOf(page).waitFor()
  cut = true
  end()
  return {
    mend() {
      cut = false
    }
  }
}
