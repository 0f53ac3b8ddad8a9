import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron'
import { PAGE, PRELOAD_FILE } from './renderer-address.ts'
import { BACKGROUND } from './window-background.ts'
import { memorize, recall } from './window-memory.ts'

const MINIMUM = { width: 800, height: 560 }
/** How far a window stands from the one before it, so that both can be seen. */
const STEP = 28
const INITIAL = { width: 1360, height: 860 }

/** Opens a window of the app. It shows itself once its page has something to show. */
export function openWindow(): BrowserWindow {
  const { bounds, maximized, zoom = 1 } = recall()
  const others = BrowserWindow.getAllWindows()
  const window = new BrowserWindow({
    ...INITIAL,
    ...(bounds && isOnScreen(bounds) && beside(bounds, others.length)),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    title: 'Sonde',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload: PRELOAD_FILE,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: zoom
    }
  })
  window.once('ready-to-show', () => (maximized && others.length === 0 ? window.maximize() : window.show()))
  window.on('close', () => memorize({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
  memorize({ windows: others.length + 1 })
  void window.loadURL(PAGE)
  return window
}

/** A remembered place may be on a display that has been unplugged. */
function isOnScreen(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds)
  return (
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y >= workArea.y - 1
  )
}

function beside(bounds: Rectangle, others: number): Rectangle {
  const moved = { ...bounds, x: bounds.x + others * STEP, y: bounds.y + others * STEP }
  return isOnScreen(moved) ? moved : bounds
}
