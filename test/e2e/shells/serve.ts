import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Browser } from '@playwright/test'
import { findChromium } from '../../../scripts/chromium.mjs'
import type { LaunchShell } from './launched-shell.ts'

const CLI = path.resolve(import.meta.dirname, '../../../out/cli/sonde.cjs')

/** Why `sonde serve` cannot be tested here, if it cannot. */
export function whyNoChromium(): string | undefined {
  const found = findChromium()
  return 'why' in found ? found.why : undefined
}

/** Runs `sonde serve`, and opens its address in a window of the browser that holds nothing else. */
export function launchServe(browser: Browser): LaunchShell {
  return async (home, files) => {
    const { child, address } = await startServe(home, files)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(address)
    return {
      page,
      close: async () => {
        await context.close()
        await end(child, 'SIGTERM')
      },
      kill: async () => {
        await end(child, 'SIGKILL')
        await context.close()
      }
    }
  }
}

/** @returns the process, and the address that it prints */
export async function startServe(
  home: string,
  files: string,
  port = 0,
  collections: string[] = []
): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(
    process.execPath,
    [CLI, 'serve', '--port', String(port), '--no-open', '--allow', files, ...collections],
    {
      env: { ...process.env, SONDE_HOME: home, XDG_DATA_HOME: path.join(home, 'xdg') },
      stdio: ['ignore', 'pipe', 'inherit']
    }
  )
  // a worker that is ended early tears nothing down
  const onExit = () => child.kill('SIGKILL')
  process.once('exit', onExit)
  child.once('exit', () => process.off('exit', onExit))
  return { child, address: await readAddress(child.stdout) }
}

async function readAddress(stdout: Readable): Promise<string> {
  // the process keeps its stdout: only reading line by line ends here
  for await (const line of createInterface({ input: stdout })) {
    const [address] = /http:\/\/\S+#\S+/.exec(line) ?? []
    if (address) return address
  }
  throw new Error('sonde serve ended without printing its address')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
