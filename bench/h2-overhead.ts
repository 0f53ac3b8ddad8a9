import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'undici'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { keepApart } from './keep-apart.ts'
import { median, medianRatio } from './median.ts'
import { type Contender, takeTurns } from './take-turns.ts'

/** In the root of the project, where benches run. */
const CERTIFICATES = 'test/fixtures/certs'
const AT_ONCE = 50
const SEQUENTIAL = { rounds: 40, calls: 300, warmUp: 15 }
/** One call is fifty requests at once. */
const CONCURRENT = { rounds: 40, calls: 10, warmUp: 15 }
const LIMIT = 1

/**
 * GETs of 1 KB over HTTP/2 and TLS, the body read: the engine with all phases recorded, and `undici.request` with an
 * agent that speaks HTTP/2 and, as the engine does, sends all requests over one connection. One after the other, and
 * fifty at once. Batches take turns in one process; the ratios are those within a round.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const server = startServer()
  const [port]: number[] = await once(server, 'message')
  const apart = keepApart(server)
  const url = `https://localhost:${port}/`
  const trust = readFileSync(`${CERTIFICATES}/ca.pem`, 'utf8')
  const engine = new DirectClient({ trust: [trust] })
  const agent = new Agent({
    allowH2: true,
    connections: 1,
    pipelining: AT_ONCE,
    connect: { ca: trust }
  })
  const input: Request = { method: 'GET', url, headers: [], body: { kind: 'empty' } }
  const headers = { 'User-Agent': 'sonde/0', Accept: '*/*', 'Accept-Encoding': 'gzip, deflate, br' }
  const calls = {
    undici: async () => {
      const { body } = await request(url, { headers, dispatcher: agent })
      await body.arrayBuffer()
    },
    ours: async () => {
      const response = await engine.execute(input)
      await response.bytes()
      await response.release()
    }
  }
  const both: Contender[] = [{ call: calls.undici }, { call: calls.ours }]
  const [rawOne = [], oursOne = []] = await takeTurns(both, SEQUENTIAL)
  const [rawMany = [], oursMany = []] = await takeTurns(both.map(atOnce), CONCURRENT)
  await Promise.all([engine.close(), agent.close()])
  server.kill()
  apart.undo()
  const row = (name: string, times: number[], base: number[], per: number, limit: string) => [
    name,
    (median(times) / per).toFixed(1),
    medianRatio(times, base).toFixed(2),
    limit
  ]
  return {
    title: `HTTP/2 overhead: GET of 1 KB over TLS (medians${apart.note})`,
    columns: ['client', 'µs per request', 'to undici.request', 'limit'],
    rows: [
      row('undici.request, one after the other', rawOne, rawOne, 1, ''),
      row('DirectClient.execute, one after the other', oursOne, rawOne, 1, LIMIT.toFixed(2)),
      row(`undici.request, ${AT_ONCE} at once`, rawMany, rawMany, AT_ONCE, ''),
      row(`DirectClient.execute, ${AT_ONCE} at once`, oursMany, rawMany, AT_ONCE, '')
    ]
  }
}

function atOnce({ call }: Contender): Contender {
  return {
    call: async () => {
      await Promise.all(Array.from({ length: AT_ONCE }, call))
    }
  }
}

/** In a process of its own, so that it takes no time from those that are measured. */
function startServer(): ChildProcess {
  const code = `
    const pem = name => require('node:fs').readFileSync('${CERTIFICATES}/' + name)
    const server = require('node:http2').createSecureServer({ cert: pem('good.pem'), key: pem('leaf.key') })
    server.on('stream', stream => {
      stream.respond({ ':status': 200, 'content-type': 'application/json', 'content-length': 1024 })
      stream.end(Buffer.alloc(1024, 'x'))
    })
    server.listen(0, '127.0.0.1', () => process.send(server.address().port))
  `
  return fork('-e', [code], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
}
