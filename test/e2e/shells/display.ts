import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** Environment variables that lead a window to its display. */
export type DisplayEnv = Readonly<Record<string, string>>

/** Of a window that is shown wherever windows are shown here. */
const THIS_ONE: DisplayEnv = {}

/** Whether displays can be made here, that nobody sees. */
export const canMakeDisplays = process.platform === 'linux' && !spawnSync('Xvfb', ['-help']).error

/** Why no window can be shown here, if none can. */
export function whyNoDisplay(): string | undefined {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || canMakeDisplays || DISPLAY || WAYLAND_DISPLAY
    ? undefined
    : 'there is no display, and no Xvfb to make one'
}

/**
 * Makes a display where that can be done. Who shares one shares its clipboard and its focus as well: two tests at once
 * would paste what the other has copied.
 */
export async function openDisplay(): Promise<{ env: DisplayEnv; close: () => Promise<void> }> {
  if (!canMakeDisplays) return { env: THIS_ONE, close: async () => {} }
  // without -noreset it starts anew whenever its last client leaves, and refuses who comes in that moment
  const args = ['-displayfd', '1', '-screen', '0', '1440x900x24', '-noreset', '-nolisten', 'tcp']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const gone = once(server, 'exit')
  // a worker that is ended early tears nothing down
  const onExit = () => server.kill()
  process.once('exit', onExit)
  const number = await Promise.race([once(server.stdout, 'data'), gone.then(() => undefined)])
  if (number === undefined) throw new Error('Xvfb ended without opening a display')
  return {
    env: { DISPLAY: `:${String(number).trim()}`, WAYLAND_DISPLAY: '' },
    close: async () => {
      process.off('exit', onExit)
      server.kill()
      await gone
    }
  }
}
