import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const CLI = path.resolve('out/cli/sonde.cjs')

/** Starts `sonde serve` with a data folder of its own. @returns the address with its token */
export async function serveApp(
  home: string,
  ...folders: string[]
): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--no-open', '--port', '0', ...folders], {
    env: { ...process.env, SONDE_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/\S+#\S+/.exec(line) ?? []
    if (address !== undefined) return { child, address }
  }
  throw new Error('sonde serve ended without printing its address.')
}
