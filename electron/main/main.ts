import path from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { registerSchemes, serveRenderer } from './app-protocol.ts'
import { EngineHost } from './engine-host.ts'
import { guardAllContents } from './guards.ts'
import { answerPortRequests } from './port-requests.ts'
import { servePreviews } from './previews.ts'
import { prepareUserData, refuseToStart } from './refuse-to-start.ts'
import { openWindow } from './window.ts'
import { memorize, recall } from './window-memory.ts'
import { WindowMenus } from './window-menus.ts'

// also what the single instance lock is bound to: another SONDE_HOME is another instance
if (process.env.SONDE_HOME) app.setPath('userData', path.resolve(process.env.SONDE_HOME, 'electron'))

const refusal = prepareUserData()
// not awaited: Electron becomes ready only after this module has been evaluated
if (refusal !== undefined) void refuseToStart(refusal)
else if (app.requestSingleInstanceLock()) run()
else app.quit()

function run(): void {
  const engine = new EngineHost(
    async port => (await import('./shell.ts')).serveShell(port),
    problem => void refuseToStart(problem)
  )
  const menus = new WindowMenus()
  registerSchemes()
  guardAllContents()
  answerPortRequests(engine, menus)
  // together they would leave no process able to start
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.on('second-instance', focusWindow)
  app.on('activate', focusWindow)
  app.on('window-all-closed', () => {
    // there an app stays until it is told to quit
    if (process.platform !== 'darwin') app.quit()
  })
  forgetClosedWindows()
  stopEngineBeforeQuit(engine)
  // not awaited: Electron becomes ready only after this module has been evaluated
  void app.whenReady().then(() => {
    engine.start()
    nativeTheme.themeSource = recall().theme
    serveRenderer()
    servePreviews()
    const { windows = 1 } = recall()
    openWindow().once('ready-to-show', () => process.send?.('window-ready'))
    for (let more = 1; more < windows; more++) openWindow()
    menus.start()
  })
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) {
    if (app.isReady()) openWindow()
    return
  }
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Those that were open when the app was told to quit are opened again at its next start; none is as good as one. */
function forgetClosedWindows(): void {
  let quitting = false
  app.once('before-quit', () => {
    quitting = true
  })
  app.on('browser-window-created', (_, window) => {
    window.once('closed', () => {
      if (!quitting) memorize({ windows: Math.max(1, BrowserWindow.getAllWindows().length) })
    })
  })
}

/** `will-quit` comes when all windows are closed; the app stays until what they said last is on disk. */
function stopEngineBeforeQuit(engine: EngineHost): void {
  app.once('will-quit', event => {
    event.preventDefault()
    void engine.stop().finally(() => app.quit())
  })
}
