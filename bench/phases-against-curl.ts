import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { promisify } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { DirectClient } from '#engine/direct-client.ts'
import type { Hop } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import { median } from './median.ts'
import { DELAY_MS, type SlowPorts, serveSlowly } from './slow-server.ts'

const CERTIFICATES = 'test/fixtures/certs'
const SERVER = 'sonde: the servers of bench/phases-against-curl'
const PAIRS = 15
/** Each takes more than a second. */
const SLOW_PAIRS = 5

interface Case {
  name: string
  scheme: 'http' | 'https'
  host: string
  path: string
  phase: 'tcp' | 'tls' | 'ttfb' | 'download'
  pairs: number
  deaf?: boolean
}

const CASES: Case[] = [
  {
    name: 'slow accept',
    scheme: 'http',
    host: 'a.test',
    path: '/',
    phase: 'tcp',
    pairs: SLOW_PAIRS,
    deaf: true
  },
  { name: 'slow TLS', scheme: 'https', host: 'slow-tls.test', path: '/', phase: 'tls', pairs: PAIRS },
  {
    name: 'slow first byte',
    scheme: 'http',
    host: 'a.test',
    path: '/first-byte',
    phase: 'ttfb',
    pairs: PAIRS
  },
  { name: 'slow body', scheme: 'http', host: 'a.test', path: '/body', phase: 'download', pairs: PAIRS },
  { name: 'nothing is slow', scheme: 'https', host: 'a.test', path: '/', phase: 'ttfb', pairs: PAIRS }
]

/**
 * The phases that the engine records against those of `curl -w`, on the same servers with injected delays, in turns.
 * Both are told the address of the name; a slow lookup cannot be injected into curl, so `dns` is held against what
 * the lookup itself took.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const columns = [
    'delay',
    'phase',
    'engine ms',
    'curl ms, or the lookup’s',
    'difference',
    'within 3 ms or 3 %'
  ]
  if (spawnSync('curl', ['--version']).error)
    return { title: 'Phases against curl: skipped, curl is not installed here', columns, rows: [] }
  const worker = new Worker(new URL(import.meta.url), { workerData: SERVER })
  const [ports]: SlowPorts[] = await once(worker, 'message')
  if (!ports) throw new Error('the servers did not start')
  const rows = [await measureLookup(ports)]
  for (const one of CASES) rows.push(await measure(one, ports, worker))
  await worker.terminate()
  return { title: 'Phases against curl (medians)', columns, rows }
}

async function measureLookup(ports: SlowPorts): Promise<string[]> {
  const lookups: number[] = []
  const phases: number[] = []
  for (let i = 0; i < PAIRS; i++) {
    const client = newClient(async () => {
      const start = performance.now()
      await new Promise(resolve => setTimeout(resolve, DELAY_MS))
      lookups.push(performance.now() - start)
    })
    phases.push(await engineMs(client, `http://a.test:${ports.http}/`, ['dns']))
  }
  return row('slow lookup, against its own time', 'dns', median(phases), median(lookups))
}

async function measure(one: Case, ports: SlowPorts, worker: Worker): Promise<string[]> {
  const url = `${one.scheme}://${one.host}:${ports[one.scheme]}${one.path}`
  // curl's time to the first byte starts where the connection stands, so sending is part of it.
  const names: PhaseName[] = one.phase === 'ttfb' ? ['send', 'ttfb'] : [one.phase]
  const engine: number[] = []
  const curl: number[] = []
  for (let i = 0; i < one.pairs; i++) {
    const client = newClient(async () => {})
    engine.push(await whileDeaf(one, ports, worker, () => engineMs(client, url, names)))
    curl.push(await whileDeaf(one, ports, worker, () => curlMs(url, one.phase)))
  }
  return row(one.name, one.phase, median(engine), median(curl))
}

/** Fills the queue of a server that accepts nothing for a while, so that the next connection has to wait. */
async function whileDeaf<T>(
  { deaf }: Case,
  ports: SlowPorts,
  worker: Worker,
  measure: () => Promise<T>
): Promise<T> {
  if (!deaf) return await measure()
  worker.postMessage('be deaf')
  await once(worker, 'message')
  const fillers = [1, 2].map(() => net.connect(ports.http, '127.0.0.1'))
  await Promise.all(fillers.map(filler => once(filler, 'connect')))
  const result = await measure()
  for (const filler of fillers) filler.destroy()
  return result
}

function newClient(delay: () => Promise<void>): DirectClient {
  return new DirectClient({
    trust: [readFileSync(`${CERTIFICATES}/ca.pem`, 'utf8')],
    lookup: async () => {
      await delay()
      return [{ address: '127.0.0.1', family: 4 }]
    }
  })
}

async function engineMs(client: DirectClient, url: string, names: PhaseName[]): Promise<number> {
  const request = { method: 'GET', url, headers: [], body: { kind: 'empty' as const } }
  // Whether the certificate is for this name is of no interest here; curl is told the same.
  const { exchange } = await client.execute(request, { insecure: true })
  await client.close()
  return exchange.hops.reduce((sum, hop) => sum + length(hop, names), 0)
}

function length(hop: Hop, names: PhaseName[]): number {
  const wanted = hop.phases.filter(({ name }) => names.includes(name))
  return wanted.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}

async function curlMs(url: string, phase: Case['phase']): Promise<number> {
  const { host, port } = new URL(url)
  const name = host.replace(`:${port}`, '')
  const format = '%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}'
  const { stdout } = await promisify(execFile)('curl', [
    ...['-s', '-k', '--http1.1', '--noproxy', '*', '-o', '/dev/null', '-w', format],
    ...['--cacert', `${CERTIFICATES}/ca.pem`, '--resolve', `${name}:${port}:127.0.0.1`, url]
  ])
  const [lookup = 0, connect = 0, tls = 0, first = 0, total = 0] = stdout.split(' ').map(Number)
  const seconds = {
    tcp: connect - lookup,
    tls: tls - connect,
    ttfb: first - Math.max(connect, tls),
    download: total - first
  }
  return seconds[phase] * 1000
}

function row(name: string, phase: string, engine: number, curl: number): string[] {
  const difference = engine - curl
  const within = Math.abs(difference) <= Math.max(3, curl * 0.03)
  return [
    name,
    phase,
    engine.toFixed(2),
    curl.toFixed(2),
    `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(2)}`,
    within ? 'yes' : 'NO'
  ]
}

if (!isMainThread && parentPort && workerData === SERVER) serveSlowly(parentPort, CERTIFICATES)
