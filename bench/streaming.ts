import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DirectClient } from '#engine/direct-client.ts'
import type { Response } from '#shared/client/http-client.ts'
import { findProgram } from '#test/fixtures/servers/program.ts'
import { median } from './median.ts'
import { type StreamingServers, startStreamingServers } from './streaming-servers.ts'

const MiB = 1024 * 1024
const SIZE_MIB = 1024
const ROUNDS = 7
const MAX_GROWTH_MIB = 150
const COLUMNS = [
  'transfer',
  'curl MiB/s',
  'engine MiB/s',
  'ratio',
  'at least',
  'memory growth MiB',
  'at most'
]

interface Transfer {
  name: string
  atLeast: number
  curl: string[]
  engine: () => Promise<Response>
}

/**
 * 1 GiB into a file and from a file, against curl, in turns: compared are the ratios within a round. Into the file
 * means for both that it is written and closed, not that the disk has it: the engine is told to store the body, which
 * is what `saveTo` does before its fsync.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const missing = ['curl', 'nginx'].filter(name => findProgram(name) === undefined)
  if (missing.length > 0)
    return {
      title: `Streaming: skipped, not installed here: ${missing.join(', ')}`,
      columns: COLUMNS,
      rows: []
    }
  // On the disk of the project: the system's temporary folder is memory on many machines.
  mkdirSync('out', { recursive: true })
  const folder = mkdtempSync(resolve('out', 'streaming-'))
  const client = new DirectClient({ tempFolder: join(folder, 'bodies') })
  try {
    writeSource(join(folder, 'source'))
    const servers = await startStreamingServers(folder)
    const rows: string[][] = []
    for (const transfer of transfersOf(client, servers, folder)) rows.push(await measure(transfer, folder))
    await servers[Symbol.asyncDispose]()
    return { title: `1 GiB streamed, against curl (medians of ${ROUNDS} rounds)`, columns: COLUMNS, rows }
  } finally {
    await client.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function transfersOf(client: DirectClient, servers: StreamingServers, folder: string): Transfer[] {
  const source = join(folder, 'source')
  const download = (name: string, origin: string, protocol: '1.1' | '2'): Transfer => ({
    name,
    atLeast: 0.8,
    curl: [`--http${protocol}`, '-o', join(folder, 'fetched'), `${origin}/source`],
    engine: () =>
      client.execute(
        { method: 'GET', url: `${origin}/source`, headers: [], body: { kind: 'empty' } },
        { insecure: true, protocol }
      )
  })
  const upload = (name: string, url: string, protocol: '1.1' | '2', atLeast: number): Transfer => ({
    name,
    atLeast,
    curl: [`--http${protocol}`, '-H', 'Expect:', '-T', source, '-o', '/dev/null', url],
    engine: () =>
      client.execute(
        { method: 'PUT', url, headers: [], body: { kind: 'file', path: source } },
        { insecure: true, protocol }
      )
  })
  return [
    download('download, HTTP/1.1', servers.http, '1.1'),
    download('download, HTTP/1.1 over TLS', servers.https, '1.1'),
    download('download, HTTP/2', servers.https, '2'),
    upload('upload, HTTP/1.1', servers.sink, '1.1', 0.5),
    ...(servers.h2Sink === undefined ? [] : [upload('upload, HTTP/2', servers.h2Sink, '2', 0.4)])
  ]
}

async function measure({ name, atLeast, curl, engine }: Transfer, folder: string): Promise<string[]> {
  const theirs: number[] = []
  const ours: number[] = []
  const memory = watchMemory()
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await time(() => runCurl(curl)))
    rmSync(join(folder, 'fetched'), { force: true })
    let response: Response | undefined
    ours.push(
      await time(async () => {
        response = await engine()
      })
    )
    assertWhole(response, name)
    await response?.release()
  }
  const ratio = median(theirs.map((ms, round) => ms / (ours[round] ?? Number.NaN)))
  const rate = (ms: number[]) => ((SIZE_MIB * 1000) / median(ms)).toFixed(0)
  return [
    name,
    rate(theirs),
    rate(ours),
    ratio.toFixed(2),
    String(atLeast),
    memory.stop().toFixed(0),
    String(MAX_GROWTH_MIB)
  ]
}

function assertWhole(response: Response | undefined, name: string): void {
  const hop = response?.exchange.hops.at(-1)
  const bytes = Math.max(response?.exchange.body?.size ?? 0, hop?.samples.up.at(-1)?.[1] ?? 0)
  if (hop?.response?.status !== 200 || bytes !== SIZE_MIB * MiB)
    throw new Error(`${name}: not all of it came`)
}

async function time(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function runCurl(args: string[]): Promise<void> {
  const [status] = await once(spawn('curl', ['-s', '-k', ...args], { stdio: 'ignore' }), 'close')
  if (status !== 0) throw new Error(`curl ${args.join(' ')} ended with ${status}`)
}

/** How much the memory of this process grows, at its peak, in MiB. */
function watchMemory(): { stop(): number } {
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  return {
    stop() {
      clearInterval(timer)
      return (peak - before) / MiB
    }
  }
}

function writeSource(path: string): void {
  const file = openSync(path, 'w')
  const block = Buffer.alloc(MiB, 'What is sent here is of no interest, only how fast. ')
  for (let i = 0; i < SIZE_MIB; i++) writeSync(file, block)
  closeSync(file)
  // What still has to go to the disk would disturb what is measured.
  spawnSync('sync', [path])
}
