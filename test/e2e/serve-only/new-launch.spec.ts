import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findAccessibilityProblems } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { startServe } from '../shells/serve.ts'
import { storedUrls } from '../stored-urls.ts'

test('a page that stood open goes on with a new launch by its address, and loses nothing', async ({
  openBrowser
}) => {
  const home = await mkdtemp(path.join(tmpdir(), 'sonde-launch-'))
  const context = await (await openBrowser()).newContext()
  const page = await context.newPage()
  const first = await startServe(home, home)
  let last = first
  try {
    await page.goto(first.address)
    const url = page.getByRole('textbox', { name: 'URL', exact: true })
    await url.fill('http://stored.test/')
    await expect.poll(() => storedUrls(home)).toEqual(['http://stored.test/'])
    const gone = once(first.child, 'exit')
    first.child.kill('SIGTERM')
    await gone
    const banner = page.getByRole('alert').filter({ hasText: 'Sonde' })
    await expect(banner).toContainText('connection to Sonde is lost')
    await url.fill('http://precious.test/')

    const { port, hostname } = new URL(first.address)
    last = await startServe(home, home, Number(port))
    await expect(banner).toContainText('Sonde was started anew', { timeout: 10_000 })
    expect(await findAccessibilityProblems(page)).toEqual([])
    const address = page.getByRole('textbox', { name: 'New address of Sonde' })
    const connect = banner.getByRole('button', { name: 'Connect' })
    await address.fill(`http://${hostname}:${port}/`)
    await connect.click()
    await expect(banner.getByRole('status')).toContainText('ends in a key')
    await address.fill(first.address)
    await connect.click()
    await expect(banner.getByRole('status')).toContainText('does not take that key either')
    await expect(address).toHaveValue('')
    // Who leaves now is asked.
    const asked = page.waitForEvent('dialog')
    const leaving = page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await leaving

    await address.fill(last.address)
    await address.press('Enter')
    await expect(banner).toBeHidden()
    await expect(url).toHaveValue('http://precious.test/')
    await expect.poll(() => storedUrls(home)).toEqual(['http://precious.test/'])
    expect(new URL(page.url()).hash).toBe('')
  } finally {
    await context.close()
    const ended = last.child.exitCode === null && last.child.signalCode === null && once(last.child, 'exit')
    last.child.kill('SIGTERM')
    await ended
    await rm(home, { recursive: true, force: true })
  }
})
