import { once } from 'node:events'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { findElectron } from '../../../scripts/electron-runtime.mjs'
import { type DisplayEnv, whyNoDisplay } from './display.ts'
import type { LaunchShell } from './launched-shell.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** Why the Electron shell cannot be tested here, if it cannot. */
export function whyNoElectron(): string | undefined {
  const found = findElectron()
  if ('why' in found) return found.why
  return whyNoDisplay()
}

/** Runs the app in Electron, on a display. */
export function launchElectron(display: DisplayEnv): LaunchShell {
  return async home => {
    const { ELECTRON_RUN_AS_NODE: _, SONDE_DEV_SERVER: __, ...inherited } = process.env
    const app = await _electron.launch({
      // without an executablePath Playwright asks the electron package, which looks where findElectron does; and only
      // then it holds the app until it can watch it
      args: [ROOT],
      env: { ...stringsOf(inherited), ...display, SONDE_HOME: home, XDG_DATA_HOME: path.join(home, 'xdg') }
    })
    const child = app.process()
    return {
      page: await app.firstWindow(),
      electron: app,
      close: () => app.close(),
      async kill() {
        const gone = once(child, 'exit')
        // Playwright starts it as the leader of a process group of its own
        process.kill(process.platform === 'win32' ? (child.pid ?? 0) : -(child.pid ?? 0), 'SIGKILL')
        await gone
      }
    }
  }
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
}
