import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync
} from 'node:fs'
import { join, resolve } from 'node:path'
import { findProgram } from '#test/fixtures/servers/program.ts'
import { median, medianRatio } from './median.ts'
import { startStreamingServers } from './streaming-servers.ts'

const MiB = 1024 * 1024
const FILE_MIB = 1024
const PIPE_MIB = 2048
const ROUNDS = 9
const WARM_UP = 1
/** Of memory, where nothing is to be kept. */
const MAX_PEAK_MIB = 150
const COLUMNS = ['what', 'curl ms', 'sonde ms', 'ratio', 'at least', 'sonde peak MiB', 'at most']
const SONDE = [process.execPath, 'bin/sonde.js', 'send']

interface Task {
  name: string
  /** Of curl's speed, where that is to be reached. */
  atLeast: number | undefined
  curl: string[]
  sonde: string[]
  /** What reads standard output. */
  reader: string[] | undefined
  check?: () => void
}

/** Whole processes, in turn with curl: a file of 1 GiB saved, 2 GiB into a pipe, and the beginning of them. */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const missing = ['curl', 'nginx'].filter(name => findProgram(name) === undefined)
  if (missing.length > 0)
    return {
      title: `Streaming from the command line: skipped, not installed here: ${missing.join(', ')}`,
      columns: COLUMNS,
      rows: []
    }
  // On the disk of the project: the system's temporary folder is memory on many machines.
  mkdirSync('out', { recursive: true })
  const folder = mkdtempSync(resolve('out', 'cli-streaming-'))
  try {
    writeSource(join(folder, 'file'), FILE_MIB)
    writeSource(join(folder, 'pipe'), PIPE_MIB)
    const servers = await startStreamingServers(folder)
    const rows: string[][] = []
    for (const task of tasksOf(servers.http, folder)) rows.push(await measure(task, folder))
    await servers[Symbol.asyncDispose]()
    return { title: `Streaming from the command line (medians of ${ROUNDS} rounds)`, columns: COLUMNS, rows }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tasksOf(origin: string, folder: string): Task[] {
  const saved = join(folder, 'saved')
  const piped = { curl: ['-s', `${origin}/pipe`], sonde: [`${origin}/pipe`] }
  return [
    {
      name: '1 GiB, --output',
      atLeast: 0.8,
      curl: ['-s', '-o', saved, `${origin}/file`],
      sonde: [`${origin}/file`, '--output', saved],
      reader: undefined,
      check: () => assertSize(saved, FILE_MIB)
    },
    { name: '2 GiB into wc -c', atLeast: undefined, ...piped, reader: ['wc', '-c'] },
    { name: '2 GiB into head -c 100', atLeast: undefined, ...piped, reader: ['head', '-c', '100'] }
  ]
}

async function measure(
  { name, atLeast, curl, sonde, reader, check }: Task,
  folder: string
): Promise<string[]> {
  const theirs: number[] = []
  const ours: number[] = []
  let peak = 0
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const own of round % 2 === 0 ? [true, false] : [false, true]) {
      rmSync(join(folder, 'saved'), { force: true })
      const from = performance.now()
      const used = await runOne(own ? [...SONDE, ...sonde] : ['curl', ...curl], reader)
      const ms = performance.now() - from
      check?.()
      if (own) peak = Math.max(peak, used)
      if (round >= 0) (own ? ours : theirs).push(ms)
    }
  }
  return [
    name,
    median(theirs).toFixed(0),
    median(ours).toFixed(0),
    medianRatio(theirs, ours).toFixed(2),
    atLeast === undefined ? '–' : String(atLeast),
    peak.toFixed(0),
    reader ? String(MAX_PEAK_MIB) : '–'
  ]
}

/** @returns the most memory that it had, in MiB; 0 where the system does not tell */
async function runOne([file = '', ...args]: string[], reader: string[] | undefined): Promise<number> {
  const [readBy, ...readerArgs] = reader ?? []
  const reading =
    readBy === undefined ? undefined : spawn(readBy, readerArgs, { stdio: ['pipe', 'ignore', 'inherit'] })
  const child = spawn(file, args, { stdio: ['ignore', reading?.stdin ?? 'ignore', 'inherit'] })
  // The pipe is theirs alone.
  reading?.stdin?.destroy()
  const peak = watchPeak(child)
  const [status] = await once(child, 'close')
  if (reading && reading.exitCode === null) await once(reading, 'close')
  // Curl calls a reader that has gone a failure.
  if (status !== 0 && !(reader && status === 23))
    throw new Error(`${file} ${args.join(' ')} ended with ${status}`)
  return peak()
}

/** By what Linux tells of a process while it lives. */
function watchPeak({ pid }: ChildProcess): () => number {
  let peak = 0
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // It is over, or this is no Linux.
    }
  }, 10)
  return () => {
    clearInterval(timer)
    return peak
  }
}

function assertSize(path: string, mib: number): void {
  if (statSync(path).size !== mib * MiB) throw new Error(`${path}: not all of it came`)
}

/** Of nothing but zeros, which take no room on the disk. */
function writeSource(path: string, mib: number): void {
  const file = openSync(path, 'w')
  ftruncateSync(file, mib * MiB)
  closeSync(file)
  // What still has to go to the disk would disturb what is measured.
  spawnSync('sync', [path])
}
