import { spawn } from 'node:child_process'

const SONDE = new URL('../../../bin/sonde.js', import.meta.url).pathname

export interface Outcome {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the built binary as a person's shell would, without the proxies of this machine. */
export function sonde(args: string[], input = ''): Promise<Outcome> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SONDE, ...args], { stdio: 'pipe', env })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', chunk => stdout.push(chunk))
    child.stderr.on('data', chunk => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', status =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    )
    child.stdin.end(input)
  })
}
