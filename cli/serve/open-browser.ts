import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** How this platform opens an address, if it can here. */
function openerOf(environment: NodeJS.ProcessEnv): [string, ...string[]] | undefined {
  if (process.platform === 'darwin') return ['open']
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : undefined
}

/**
 * Opens an address in the person's browser where there is a display. The arguments of a process can be read by every
 * user of a machine, and the address holds the token: so what is opened is a file of ours that leads there.
 * @returns what deletes that file
 */
export async function openBrowser(url: string, folder: string): Promise<() => Promise<void>> {
  const opener = openerOf(process.env)
  if (!opener) return async () => {}
  await mkdir(folder, { recursive: true })
  const file = join(folder, `launch-${randomBytes(8).toString('hex')}.html`)
  const page = `<!doctype html><title>Sonde</title><script>location.replace(${JSON.stringify(url)})</script>\n`
  await writeFile(file, page, { mode: 0o600, flag: 'wx' })
  const [command, ...args] = opener
  const child = spawn(command, [...args, pathToFileURL(file).href], { stdio: 'ignore', detached: true })
  // Without an opener the printed address is still there.
  child.on('error', () => {})
  child.unref()
  return () => rm(file, { force: true })
}
