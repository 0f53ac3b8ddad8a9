import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, Client, request } from 'undici'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { keepApart } from './keep-apart.ts'
import { median, medianRatio } from './median.ts'
import { type Contender, takeTurns } from './take-turns.ts'

const PLAN = { rounds: 40, calls: 400, warmUp: 20 }
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
  const times = await takeTurns(contenders, PLAN)
  await Promise.all([engine.close(), client.close(), agent.close()])
  server.kill()
  apart.undo()
  const [raw = [], bare = [], ours = []] = times
  const ratio = (own: number[], base: number[]) => medianRatio(own, base).toFixed(2)
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
