import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { type RawServer, startRawServer } from '#test/fixtures/servers/raw-server.ts'
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
export async function expectOutcome(hostile: HostileAnswer): Promise<void> {
  const client = new DirectClient({ lookup, limits: { total: 200 } })
  await using server = await serve(hostile)
  await compare(hostile, client, `http://*:${server.port}`, PLACES)
  await client.close()
  await server.empty()
}

/** Reading what this machine trusts takes far longer than a request, so it is done once; nothing stays open. */
const tlsClient = new DirectClient({
  lookup,
  trust: [readCertificate('ca')],
  limits: { total: 200, idle: 0 }
})

/** The same over TLS, at fewer places. */
export async function expectOutcomeOverTls(hostile: HostileAnswer): Promise<void> {
  await using server = await serve(hostile, 'good')
  const outcome = { ...hostile.outcome, ...hostile.overTls }
  await compare({ ...hostile, outcome }, tlsClient, `https://*:${server.port}`, PLACES_OVER_TLS)
  await server.empty()
}

/** The path of a request says where to cut. */
function serve({ answer, closes }: HostileAnswer, certificate?: string): Promise<RawServer> {
  const bytes = toBytes(answer)
  return startRawServer(
    socket => {
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
    },
    certificate === undefined ? {} : { certificate }
  )
}

async function compare(hostile: HostileAnswer, client: DirectClient, origin: string, count: number) {
  const { answer, method = 'GET', options, outcome } = hostile
  const settings = { ...options, insecure: true, timeouts: { ...TIMEOUTS, ...options?.timeouts } }
  const send = async (cut: string) => {
    const request: Request = get(`${origin.replace('*', `cut-${cut}.test`)}/${cut}`, { method })
    return { cut, outcome: await outcomeOf(client, request, settings) }
  }
  const outcomes = await Promise.all(cutsOf(toBytes(answer).length, count).map(send))
  const expected = { ...NOTHING_ODD, ...outcome }
  expect(outcomes[0]?.outcome).toEqual(expected)
  expect(outcomes.filter(({ outcome }) => !isDeepStrictEqual(outcome, expected))).toEqual([])
}

function toBytes(answer: string | Uint8Array): Buffer {
  return typeof answer === 'string' ? Buffer.from(answer, 'latin1') : Buffer.from(answer)
}

function halve(bytes: Buffer, at: number): Buffer[] {
  return [bytes.subarray(0, at), bytes.subarray(at)]
}

/** As a whole, which is a cut at 0, first. */
function cutsOf(length: number, count: number): string[] {
  const places = length <= EVERY_BYTE && count === PLACES ? length : Math.min(count, length)
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
