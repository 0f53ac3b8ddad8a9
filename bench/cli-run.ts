import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { median, medianRatio } from './median.ts'

const ROUNDS = 7
const WARM_UP = 1
const REQUESTS = 1000
const LIMIT = 2

interface Sample {
  ms: number
  /** Of the process at its most. */
  mebibytes: number
}

/**
 * A collection of many requests with an assertion each, sent one after the other over one connection, against a bare
 * undici script that sends the same and looks at the status. Whole processes, in turn; memory is the peak resident set.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const server = startServer()
  const [port]: number[] = await once(server, 'message')
  const folder = await mkdtemp(join(tmpdir(), 'sonde-bench-'))
  const peaks = await watchPeak(folder)
  const collection = await writeCollection(folder, `http://127.0.0.1:${port}/`)
  const bare = await writeBare(folder, `http://127.0.0.1:${port}/`)
  const contenders = [
    ['undici, a bare script', bare],
    ['sonde run', 'bin/sonde.js', 'run', collection],
    ['sonde run, with three reports', 'bin/sonde.js', 'run', collection, ...reports(folder)]
  ]
  const samples = await takeTurns(contenders, peaks)
  server.kill()
  await rm(folder, { recursive: true, force: true })
  const base = (samples[0] ?? []).map(({ ms }) => ms)
  return {
    title: `${REQUESTS} sequential GETs of 1 KiB with one assertion each: whole processes in turn`,
    columns: ['process', 'median ms', 'to undici', 'limit', 'peak MiB'],
    rows: contenders.map(([name = ''], index) => {
      const own = samples[index] ?? []
      const times = own.map(({ ms }) => ms)
      const peak = Math.max(...own.map(({ mebibytes }) => mebibytes))
      const limit = index === 1 ? String(LIMIT) : ''
      return [name, median(times).toFixed(0), medianRatio(times, base).toFixed(2), limit, peak.toFixed(0)]
    })
  }
}

function reports(folder: string): string[] {
  return ['json', 'junit', 'html'].flatMap(kind => [
    '--reporter',
    `${kind}=${join(folder, `report.${kind}`)}`
  ])
}

async function writeCollection(folder: string, origin: string): Promise<string> {
  await writeFile(join(folder, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Bench\n')
  for (let seq = 1; seq <= REQUESTS; seq++) {
    const name = `r${String(seq).padStart(4, '0')}`
    const assertion = '    - expression: res.status\n      operator: eq\n      value: "200"\n'
    const text = `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: ${origin}?i=${seq}\n\nruntime:\n  assertions:\n${assertion}`
    await writeFile(join(folder, `${name}.yml`), text)
  }
  return folder
}

/** As a person would write it: one agent with one connection, undici as it is on disk. */
async function writeBare(folder: string, origin: string): Promise<string> {
  const undici = pathToFileURL(join(process.cwd(), 'node_modules/undici/index.js')).href
  const path = join(folder, 'bare.mjs')
  await writeFile(
    path,
    `import undici from ${JSON.stringify(undici)}
const dispatcher = new undici.Agent({ connections: 1 })
for (let i = 1; i <= ${REQUESTS}; i++) {
  const { statusCode, body } = await undici.request(${JSON.stringify(`${origin}?i=`)} + i, { dispatcher })
  await body.arrayBuffer()
  if (statusCode !== 200) process.exitCode = 1
}
await dispatcher.close()
`
  )
  return path
}

/** What a process loads first, so that it tells its peak at its end, as Linux knows it. */
async function watchPeak(folder: string): Promise<{ script: string; read(): Promise<number> }> {
  const script = join(folder, 'peak.cjs')
  const told = join(folder, 'peak.txt')
  // Of resource usage the peak is at least that of the process that started this one.
  const peak = "/VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1]"
  const write = `fs.writeFileSync(${JSON.stringify(told)}, ${peak} ?? '')`
  await writeFile(script, `const fs = require('node:fs')\nprocess.on('exit', () => ${write})\n`)
  return { script, read: async () => Number(await readFile(told, 'utf8')) / 1024 }
}

/** @returns per contender the samples of each round. Who goes first changes from round to round. */
async function takeTurns(
  contenders: string[][],
  peaks: Awaited<ReturnType<typeof watchPeak>>
): Promise<Sample[][]> {
  const samples = contenders.map((): Sample[] => [])
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (turn + round + WARM_UP) % contenders.length
      const [name, ...args] = contenders[index] ?? []
      const from = performance.now()
      const child = spawn(process.execPath, ['--require', peaks.script, ...args], { stdio: 'ignore' })
      const [status] = await once(child, 'close')
      const ms = performance.now() - from
      if (status !== 0) throw new Error(`${name} ended with ${status}`)
      if (round >= 0) samples[index]?.push({ ms, mebibytes: await peaks.read() })
    }
  }
  return samples
}

/** In a process of its own, so that it takes no time from those that are measured. */
function startServer(): ChildProcess {
  const code = `
    const body = JSON.stringify({ text: 'x'.repeat(1013) })
    const server = require('node:http').createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body)
    })
    server.listen(0, '127.0.0.1', () => process.send(server.address().port))
  `
  return fork('-e', [code], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}
