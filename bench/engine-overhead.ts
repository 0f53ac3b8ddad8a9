import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Agent, Client, request } from 'undici'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { median } from './median.ts'

const ROUNDS = 40
const REQUESTS = 400
/** Rounds that do not count, until both have been compiled. */
const WARM_UP = 20
const LIMIT = 1.15

/**
 * Sequential GETs of 1 KB over one connection, the body read: the engine with all phases recorded, `undici.request`
 * as it is called, and the same on a bare `Client`, without the agent that finds the connection for an origin.
 * Batches take turns in one process, and what is compared are the ratios within a round: on a noisy machine that is
 * the only number that stays the same.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const server = startServer()
  const [port]: number[] = await once(server, 'message')
  const apart = keepApart(server)
  const url = `http://127.0.0.1:${port}/`
  const engine = new DirectClient()
  const client = new Client(url)
  const agent = new Agent()
  const input: Request = { method: 'GET', url, headers: [], body: { kind: 'empty' } }
  const headers = { 'User-Agent': 'sonde/0', Accept: '*/*', 'Accept-Encoding': 'gzip, deflate, br' }
  const contenders: Contender[] = [
    {
      call: async () => {
        const { body } = await request(url, { headers, dispatcher: agent })
        await body.arrayBuffer()
      }
    },
    {
      call: async () => {
        const { body } = await client.request({ path: '/', method: 'GET', headers })
        await body.arrayBuffer()
      }
    },
    {
      call: async () => {
        const response = await engine.execute(input)
        await response.bytes()
        await response.release()
      }
    }
  ]
  const times = await takeTurns(contenders)
  await Promise.all([engine.close(), client.close(), agent.close()])
  server.kill()
  apart.undo()
  const [raw = [], bare = [], ours = []] = times
  const ratio = (own: number[], base: number[]) =>
    median(own.map((time, round) => time / (base[round] ?? Number.NaN))).toFixed(2)
  return {
    title: `Engine overhead: sequential keep-alive GET of 1 KB (medians${apart.note})`,
    columns: ['client', 'µs per request', 'to undici.request', 'to Client.request', 'limit'],
    rows: [
      ['undici.request', median(raw).toFixed(1), '1', ratio(raw, bare), ''],
      ['undici Client.request', median(bare).toFixed(1), ratio(bare, raw), '1', ''],
      [
        'DirectClient.execute',
        median(ours).toFixed(1),
        ratio(ours, raw),
        ratio(ours, bare),
        `${LIMIT} to undici.request`
      ]
    ]
  }
}

interface Contender {
  call: () => Promise<void>
}

/** @returns per contender the microseconds per call, one for each round */
async function takeTurns(contenders: Contender[]): Promise<number[][]> {
  const times = contenders.map((): number[] => [])
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      // Who goes first changes, so that nobody always pays for the garbage of the same one.
      const index = (turn + round + WARM_UP) % contenders.length
      const contender = contenders[index]
      if (!contender) continue
      const spent = await time(contender.call)
      if (round >= 0) times[index]?.push(spent)
    }
  }
  return times
}

/** @returns microseconds per call */
async function time(call: () => Promise<void>): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < REQUESTS; i++) await call()
  return ((performance.now() - start) * 1000) / REQUESTS
}

/** In a process of its own, so that it takes no time from those that are measured. */
function startServer(): ChildProcess {
  const code = `
    const server = require('node:http').createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1024 }).end(Buffer.alloc(1024, 'x'))
    })
    server.listen(0, '127.0.0.1', () => process.send(server.address().port))
  `
  return fork('-e', [code], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/**
 * Gives the server a core of its own where that can be had: else both take turns on one, or do not, as the scheduler
 * pleases, and the time of a round trip changes by half from one batch to the next.
 */
function keepApart(server: ChildProcess): { note: string; undo(): void } {
  const last = availableParallelism() - 1
  const pin = (cores: string, pid: number | undefined) =>
    spawnSync('taskset', ['-apc', cores, String(pid)], { stdio: 'ignore' }).status === 0
  const pinned = last > 0 && pin(String(last), server.pid) && pin(`0-${last - 1}`, process.pid)
  return {
    note: pinned ? ', client and server on cores of their own' : '',
    undo: () => pinned && pin(`0-${last}`, process.pid)
  }
}
