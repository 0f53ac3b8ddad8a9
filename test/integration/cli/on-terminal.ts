import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findProgram } from '#test/fixtures/servers/program.ts'
import { SONDE } from './run-sonde.ts'

/** The program that makes a terminal for another; undefined where there is none. */
export const TERMINAL = findProgram('script')

/** Runs the built binary at a terminal of 80 columns to its end, and tells all that was to be seen there. */
export async function onTerminal(
  args: string[],
  env: Record<string, string> = {}
): Promise<{ status: number; seen: string }> {
  const quoted = [process.execPath, SONDE, ...args].map(arg => `'${arg.replaceAll("'", "'\\''")}'`).join(' ')
  const child = spawn(TERMINAL ?? 'script', ['-qec', `stty cols 80; ${quoted}`, '/dev/null'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SHELL: '/bin/sh',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      ...env
    }
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', chunk => chunks.push(chunk))
  const [status] = await once(child, 'close')
  return { status, seen: Buffer.concat(chunks).toString().replaceAll('\r\n', '\n') }
}
