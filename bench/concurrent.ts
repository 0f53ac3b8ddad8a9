import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Pool, request } from 'undici'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { keepApart } from './keep-apart.ts'
import { median, medianRatio } from './median.ts'
import { type Contender, takeTurns } from './take-turns.ts'

const AT_ONCE = 50
/** One call is fifty requests at once. */
const PLAN = { rounds: 40, calls: 10, warmUp: 15 }
/** With one connection for each request, and with so many that they wait for one another. */
const CONNECTIONS = [AT_ONCE, 6]
const AT_LEAST = 0.8

/**
 * Fifty GETs of 1 KB at once over HTTP/1.1, the bodies read, again and again: the engine with all phases recorded, and
 * `undici.request` on a `Pool` with just as many connections. Turns are taken in one process; compared are the ratios
 * within a round.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const server = startServer()
  const [port]: number[] = await once(server, 'message')
  const apart = keepApart(server)
  const rows: string[][] = []
  for (const connections of CONNECTIONS)
    rows.push(...(await measure(`http://127.0.0.1:${port}`, connections)))
  server.kill()
  apart.undo()
  return {
    title: `Throughput: ${AT_ONCE} GETs of 1 KB at once (medians${apart.note})`,
    columns: ['client', 'requests per second', 'to undici Pool', 'at least'],
    rows
  }
}

async function measure(origin: string, connections: number): Promise<string[][]> {
  const pool = new Pool(origin, { connections })
  const engine = new DirectClient({ limits: { perOrigin: connections } })
  const input: Request = { method: 'GET', url: `${origin}/`, headers: [], body: { kind: 'empty' } }
  const headers = { 'User-Agent': 'sonde/0', Accept: '*/*', 'Accept-Encoding': 'gzip, deflate, br' }
  const [theirs = [], ours = []] = await takeTurns(
    [
      atOnce(async () => {
        const { body } = await request(input.url, { headers, dispatcher: pool })
        await body.arrayBuffer()
      }),
      atOnce(async () => {
        const response = await engine.execute(input)
        await response.bytes()
        await response.release()
      })
    ],
    PLAN
  )
  await Promise.all([engine.close(), pool.close()])
  const rate = (times: number[]) => ((AT_ONCE * 1e6) / median(times)).toFixed(0)
  return [
    [`undici Pool, ${connections} connections`, rate(theirs), '1', ''],
    [
      `DirectClient.execute, ${connections} connections`,
      rate(ours),
      medianRatio(theirs, ours).toFixed(2),
      `${AT_LEAST}`
    ]
  ]
}

function atOnce(call: () => Promise<void>): Contender {
  return {
    call: async () => {
      await Promise.all(Array.from({ length: AT_ONCE }, call))
    }
  }
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
