import { type ChildProcess, spawn } from 'node:child_process'

export const SONDE = new URL('../../../bin/sonde.js', import.meta.url).pathname

export interface Outcome {
  status: number | null
  stdout: string
  stderr: string
}

export interface StartOptions {
  env?: Record<string, string>
  /** In the place of a pipe for its standard output. */
  stdout?: number
  /** In the place of a pipe for its standard error. */
  stderr?: number
  /** Both outputs go to one pipe, which is read as standard output. */
  together?: boolean
  /** Leave what it prints unread. */
  unread?: boolean
  /** The largest file it may write, in blocks of 512 bytes. */
  fileBlocks?: number
}

/**
 * Starts the built binary as a person's shell would, in a locale with UTF-8 and without the proxies of this machine. Its
 * input stays open.
 */
export function startSonde(
  args: string[],
  { env, stdout: printTo, stderr: tellTo, together, unread, fileBlocks }: StartOptions = {}
): { child: ChildProcess; ended: Promise<Outcome> } {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)))
  const limit = fileBlocks === undefined ? [] : ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`]
  const joined = together ? ['sh', '-c', 'exec "$0" "$@" 2>&1'] : []
  const [command = '', ...rest] = [...limit, ...joined, process.execPath, SONDE, ...args]
  const child = spawn(command, rest, {
    stdio: ['pipe', printTo ?? 'pipe', tellTo ?? 'pipe'],
    env: { ...own, LC_ALL: 'C.UTF-8', ...env }
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  if (!unread) child.stdout?.on('data', chunk => stdout.push(chunk))
  child.stderr?.on('data', chunk => stderr.push(chunk))
  // It may end before it has read all.
  child.stdin?.on('error', () => {})
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => child.stdout?.resume())
    child.on('close', status =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    )
  })
  return { child, ended }
}

/** Runs it to its end with this on its standard input. */
export function sonde(
  args: string[],
  input: string | Uint8Array = '',
  options?: StartOptions
): Promise<Outcome> {
  const { child, ended } = startSonde(args, options)
  child.stdin?.end(input)
  return ended
}
