import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { type HostileAnswer, NOTHING_ODD, type Outcome } from './hostile-answer.ts'

/** Up to this length an answer is cut at every byte; a longer one at so many places. */
const EVERY_BYTE = 120
const PLACES = 40
const PLACES_OVER_TLS = 8
/** Longer ones are compared by their size. */
const LONG_BODY = 100_000
/** A request that hangs runs into these, which no outcome expects. */
const TIMEOUTS = { connectMs: 8000, requestMs: 8000, idleMs: 8000 }

/** Each request goes to a name of its own, so that none finds the connection that another one left. */
const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]

/**
 * Sends a request for the answer as a whole, one for each place where it is cut in two, and one for it byte by byte,
 * when it is short. All must end as is expected, and leave no connection behind.
 */
export async function expectOutcome(hostile: HostileAnswer, { overTls = false } = {}): Promise<void> {
  const { answer, closes, method = 'GET', options, outcome } = hostile
  const bytes = typeof answer === 'string' ? Buffer.from(answer, 'latin1') : Buffer.from(answer)
  const certificate = overTls ? { certificate: 'good' } : {}
  await using server = await startRawServer(socket => {
    let head = ''
    socket.on('data', data => {
      head += data.toString('latin1')
      const cut = /^\S+ \/(\d+|each)/.exec(head)?.[1]
      if (cut === undefined || !head.endsWith('\r\n\r\n')) return
      head = ''
      const pieces = cut === 'each' ? [...bytes].map(byte => Buffer.of(byte)) : halve(bytes, Number(cut))
      const next = () => {
        const piece = pieces.shift()
        if (piece && !socket.destroyed) {
          if (piece.length > 0) socket.write(piece)
          // By then the other side, in this process too, has had its turn to read.
          setImmediate(next)
        } else if (closes) socket.end()
      }
      next()
    })
  }, certificate)
  const client = new DirectClient({ lookup, trust: [readCertificate('ca')], limits: { total: 200 } })
  const settings = { ...options, insecure: true, timeouts: { ...TIMEOUTS, ...options?.timeouts } }
  const origin = (cut: string) => `${overTls ? 'https' : 'http'}://cut-${cut}.test:${server.port}`
  const send = async (cut: string) => {
    const request: Request = get(`${origin(cut)}/${cut}`, { method })
    return { cut, outcome: await outcomeOf(client, request, settings) }
  }
  const places = cutsOf(bytes.length, overTls ? PLACES_OVER_TLS : PLACES, overTls)
  const outcomes = await Promise.all(places.map(send))
  const expected = { ...NOTHING_ODD, ...outcome, ...(overTls && hostile.overTls) }
  expect(outcomes[0]?.outcome).toEqual(expected)
  expect(outcomes.filter(({ outcome }) => !isDeepStrictEqual(outcome, expected))).toEqual([])
  await client.close()
  await server.empty()
}

function halve(bytes: Buffer, at: number): Buffer[] {
  return [bytes.subarray(0, at), bytes.subarray(at)]
}

/** As whole, which is a cut at 0, first. */
function cutsOf(length: number, count: number, fewer: boolean): string[] {
  const places = length <= EVERY_BYTE && !fewer ? length : Math.min(count, length)
  const cuts = Array.from({ length: places }, (_, i) => String(Math.floor((i * length) / places)))
  return [...new Set(['0', ...cuts]), ...(length <= EVERY_BYTE ? ['each'] : [])]
}

async function outcomeOf(
  client: DirectClient,
  request: Request,
  settings: Parameters<DirectClient['stream']>[1]
): Promise<Outcome> {
  for await (const event of client.stream(request, settings)) {
    if (event.type !== 'done') continue
    const { id, size = 0 } = event.exchange.body ?? {}
    const shown = size > LONG_BODY ? 0 : size
    const bytes = id === undefined ? [] : await client.readBody(id, 0, shown)
    const body = size > LONG_BODY ? `${size} bytes` : Buffer.from(bytes).toString('latin1')
    if (id !== undefined) await client.releaseBody(id)
    return describe(event.exchange, body)
  }
  throw new Error('the exchange did not end')
}

function describe(exchange: Exchange, body: string): Outcome {
  const hop = exchange.hops.at(-1)
  const { error } = exchange
  return {
    status: hop?.response?.status,
    body,
    error: error && (error.reason === undefined ? error.code : `${error.code} ${error.reason}`),
    warnings: hop?.warnings.map(({ code }) => code) ?? [],
    interim: hop?.response?.informational.map(({ status }) => status) ?? [],
    trailers: hop?.response?.trailers ?? [],
    hops: exchange.hops.length > 1 ? exchange.hops.map(({ response }) => response?.status) : undefined
  }
}
