import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { findElectron } from '../../../scripts/electron-runtime.mjs'
import { expect, test } from '../fixtures.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

test('a second launch on the same home ends at once and leaves the first as it is', async ({
  app,
  display,
  sonde
}) => {
  const found = findElectron()
  if ('why' in found) throw new Error(found.why)
  const second = spawn(found.executable, ['--no-sandbox', ROOT], {
    env: { ...process.env, ...(await display()), SONDE_HOME: app.home },
    stdio: 'ignore'
  })
  expect(await once(second, 'exit')).toEqual([0, null])
  await expect(sonde.url).toBeVisible()
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the native parts follow the theme, from the first moment of the next start', async ({ app, sonde }) => {
  const themeSource = () => app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  expect(await themeSource()).toBe('system')
  await sonde.runCommand('Theme: dark')
  await expect.poll(themeSource).toBe('dark')
  await app.restart()
  expect(await themeSource()).toBe('dark')
})

test('the window is where it was', async ({ app }) => {
  const bounds = { x: 40, y: 30, width: 1000, height: 700 }
  await app.electron.evaluate(
    ({ BrowserWindow }, rectangle) => BrowserWindow.getAllWindows()[0]?.setBounds(rectangle),
    bounds
  )
  await app.restart()
  const restored = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(await restored()).toEqual(bounds)
})

test('the page is isolated, sandboxed and without Node', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents()[0]
    return (contents as unknown as { getLastWebPreferences(): unknown } | undefined)?.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
})
