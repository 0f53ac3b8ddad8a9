import type { Page } from '@playwright/test'
import { MENU_LAYOUT } from '#renderer/commands/menu-layout.ts'
import type { App } from '../app.ts'
import { expect, test } from '../fixtures.ts'

/** A command as the menu of the app shows it. */
function shown(app: App, id: string) {
  return app.electron.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
    return item ? { label: item.label, enabled: item.enabled, accelerator: item.accelerator } : undefined
  }, id)
}

function choose(app: App, id: string) {
  return app.electron.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
  }, id)
}

test('the menu is made of the commands and knows what can be done', async ({ app, sonde, target }) => {
  await expect
    .poll(() => shown(app, 'tab.new'))
    .toEqual({ label: 'New tab', enabled: true, accelerator: 'CommandOrControl+T' })
  for (const id of Object.values(MENU_LAYOUT).flat(2)) expect(await shown(app, id), id).toBeDefined()
  expect(await shown(app, 'tab.reopen')).toMatchObject({ enabled: false })

  await choose(app, 'tab.new')
  await expect(sonde.tabs).toHaveCount(2)
  await choose(app, 'tab.close')
  await expect(sonde.tabs).toHaveCount(1)
  await expect.poll(() => shown(app, 'tab.reopen')).toMatchObject({ enabled: true })

  await sonde.url.fill(target.url('/json'))
  await choose(app, 'request.send')
  await expect(sonde.waterfall).toBeVisible()
})

test('a shortcut that was changed shows in the menu, and one press runs it once', async ({ app, sonde }) => {
  await sonde.runCommand('Change keyboard shortcuts')
  const dialog = sonde.page.getByRole('dialog', { name: 'Preferences' })
  await expect.poll(() => shown(app, 'tab.new')).toMatchObject({ enabled: false })
  const row = dialog.getByRole('listitem', { name: 'New tab', exact: true })
  await row.getByRole('button', { name: 'Remove' }).click()
  await row.getByRole('button', { name: 'Record keys for New tab' }).click()
  await sonde.page.keyboard.press('Control+Alt+o')
  await sonde.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expect
    .poll(() => shown(app, 'tab.new'))
    .toEqual({ label: 'New tab', enabled: true, accelerator: 'CommandOrControl+Alt+O' })
  await sonde.page.keyboard.press('Control+Alt+o')
  await sonde.page.keyboard.press('Control+l')
  await expect(sonde.url).toBeFocused()
  await expect(sonde.tabs).toHaveCount(2)
})

test('what is saved in the environments by keys is saved there by the menu too', async ({ app, sonde }) => {
  await sonde.runCommand('Environments and variables')
  const { page } = sonde
  await page.getByRole('button', { name: 'New environment in Global' }).click()
  await page.getByRole('textbox', { name: 'Name of the new environment' }).fill('staging')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Variable 1 name' }).fill('base')
  await expect(page.getByText('Unsaved', { exact: true })).toBeVisible()
  for (const id of ['file.save', 'file.saveAll'])
    await expect.poll(() => shown(app, id)).toMatchObject({ enabled: true })
  await choose(app, 'file.save')
  await expect(page.getByText('Unsaved', { exact: true })).toBeHidden()
})

test('a window more than there may be is refused', async ({ app, sonde }) => {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (let more = 1; more < 20; more++) new BrowserWindow({ show: false })
  })
  await sonde.runCommand('New window')
  const notices = sonde.page.getByRole('region', { name: 'Notices' })
  await expect(notices.getByText('20 windows are open, and that is as many as there may be.')).toBeVisible()
  expect(await windows(app)).toBe(20)
})

test('who asks anew for a port to the shell loses the one before', async ({ app }) => {
  const ended = await app.page.evaluate(async () => {
    const ask = () =>
      new Promise<MessagePort>(resolve => {
        const onMessage = ({ data, ports: [port] }: MessageEvent) => {
          if (data !== 'sonde:desktop-port' || !port) return
          window.removeEventListener('message', onMessage)
          resolve(port)
        }
        window.addEventListener('message', onMessage)
        window.postMessage('sonde:desktop', location.origin)
      })
    const first = await ask()
    const closed = new Promise(resolve => first.addEventListener('close', resolve))
    first.start()
    await ask()
    await closed
    return true
  })
  expect(ended).toBe(true)
  // The one before that was the page's own.
  await expect.poll(() => app.problems.splice(0)).toEqual([expect.stringContaining('was lost')])
})

test('undo of the menu takes back what was done to the request', async ({ app, sonde }) => {
  await sonde.url.fill('http://example.com/one')
  await expect.poll(() => shown(app, 'edit.undo')).toMatchObject({ enabled: true })
  await choose(app, 'edit.undo')
  await expect(sonde.url).toHaveValue('')
  await choose(app, 'edit.redo')
  await expect(sonde.url).toHaveValue('http://example.com/one')
})

test('another window has tabs of its own, and both are there after a restart', async ({ app, sonde }) => {
  await sonde.url.fill('http://example.com/first')
  await expect.poll(() => shown(app, 'window.new')).toMatchObject({ enabled: true })
  const opened = app.electron.waitForEvent('window')
  await choose(app, 'window.new')
  const page = await opened
  const url = page.getByRole('textbox', { name: 'URL', exact: true })
  await expect(url).toHaveValue('')
  await url.fill('http://example.com/second')
  await expect(sonde.url).toHaveValue('http://example.com/first')
  await page.close()
  await expect.poll(() => windows(app)).toBe(1)

  // what was typed in a window that was closed is there again in the next one
  const again = app.electron.waitForEvent('window')
  await sonde.runCommand('New window')
  await expect((await again).getByRole('textbox', { name: 'URL', exact: true })).toHaveValue(
    'http://example.com/second'
  )
  await app.restart()
  await expect
    .poll(async () => (await Promise.all(app.electron.windows().map(urlIn))).sort())
    .toEqual(['http://example.com/first', 'http://example.com/second'])
})

function windows(app: App): Promise<number> {
  return app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}

function urlIn(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'URL', exact: true }).inputValue()
}
