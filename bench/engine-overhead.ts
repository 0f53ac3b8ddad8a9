import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Client } from 'undici'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { median } from './median.ts'

const ROUNDS = 40
const REQUESTS = 400
/** Rounds that do not count, until both have been compiled. */
const WARM_UP = 20
const LIMIT = 1.15

/**
 * Sequential GETs of 1 KB over one connection: the engine with all phases recorded and the body read, against
 * `undici.request`. Batches take turns in one process, and what is compared are the ratios of neighbours: on a noisy
 * machine that is the only number that stays the same.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const server = startServer()
  const [port]: number[] = await once(server, 'message')
  const apart = keepApart(server)
  const url = `http://127.0.0.1:${port}/`
  const engine = new DirectClient()
  const undici = new Client(`http://127.0.0.1:${port}`)
  const request: Request = { method: 'GET', url, headers: [], body: { kind: 'empty' } }
  const headers = { 'User-Agent': 'sonde/0', Accept: '*/*', 'Accept-Encoding': 'gzip, deflate, br' }

  const withEngine = async () => {
    const response = await engine.execute(request)
    await response.bytes()
    await response.release()
  }
  const withUndici = async () => {
    const { body } = await undici.request({ path: '/', method: 'GET', headers })
    await body.arrayBuffer()
  }

  for (let round = 0; round < WARM_UP; round++) {
    await time(withEngine)
    await time(withUndici)
  }
  const engineTimes: number[] = []
  const undiciTimes: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Who goes first changes, so that neither profits from the other's garbage.
    for (const first of round % 2 === 0 ? [true, false] : [false, true]) {
      if (first) engineTimes.push(await time(withEngine))
      else undiciTimes.push(await time(withUndici))
    }
  }
  await Promise.all([engine.close(), undici.close()])
  server.kill()
  apart.undo()
  const ratio = median(
    engineTimes.map((engineTime, round) => engineTime / (undiciTimes[round] ?? Number.NaN))
  )
  return {
    title: `Engine overhead: sequential keep-alive GET of 1 KB (medians${apart.note})`,
    columns: ['client', 'µs per request', 'ratio', 'limit'],
    rows: [
      ['undici.request', median(undiciTimes).toFixed(1), '1', ''],
      ['DirectClient.execute', median(engineTimes).toFixed(1), ratio.toFixed(2), String(LIMIT)]
    ]
  }
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
