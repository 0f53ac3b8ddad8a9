import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { ClientError } from '#shared/model/client-error.ts'

/** How many run at once. */
const RUNNERS = 24

/** One kind of request, and what must become of it: a status, or the code of an error. */
interface Kind {
  outcome: string
  run(client: DirectClient, origin: string): Promise<string>
}

const get = (url: string, more: Partial<Request> = {}): Request => ({
  method: 'GET',
  url,
  headers: [],
  body: { kind: 'empty' },
  ...more
})

async function read(client: DirectClient, request: Request): Promise<string> {
  const response = await client.execute(request)
  await response.bytes()
  await response.release()
  return String(response.exchange.hops.at(-1)?.response?.status)
}

const reading = (path: string, outcome: string, more: Partial<Request> = {}): Kind => ({
  outcome,
  run: (client, origin) => read(client, get(origin + path, more))
})

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < 3; i++) yield Buffer.alloc(1000)
}

const KINDS: Kind[] = [
  reading('/get', '200'),
  reading('/echo', '200', { method: 'POST', body: { kind: 'bytes', bytes: new Uint8Array(2000) } }),
  reading('/gzip', '200'),
  reading('/redirect', '200'),
  reading('/error', '500'),
  reading('/last', '200'),
  reading('/broken', 'CONNECTION_CLOSED'),
  reading('/dropped', 'CONNECTION_CLOSED'),
  {
    outcome: '200',
    run: (client, origin) =>
      read(client, get(`${origin}/echo`, { method: 'POST', body: { kind: 'stream', chunks: chunks() } }))
  },
  {
    outcome: 'TIMEOUT',
    run: async (client, origin) => {
      await client.execute(get(`${origin}/silent`), { timeouts: { requestMs: 5 } })
      return 'answered'
    }
  },
  {
    outcome: 'ABORTED',
    run: async (client, origin) => {
      const abort = new AbortController()
      setImmediate(() => abort.abort())
      await client.execute(get(`${origin}/silent`), { signal: abort.signal })
      return 'answered'
    }
  },
  {
    outcome: 'left',
    run: async (client, origin) => {
      for await (const event of client.stream(get(`${origin}/gzip`)))
        if (event.type === 'response-head') break
      return 'left'
    }
  }
]

/**
 * Sends so many requests of all kinds, some of them at once.
 * @returns what ended otherwise than it must, as sentences
 */
export async function soak(client: DirectClient, origin: string, count: number): Promise<string[]> {
  const wrong: string[] = []
  let at = 0
  const run = async () => {
    while (at < count) {
      const kind = KINDS[at++ % KINDS.length]
      if (!kind) return
      const outcome = await kind.run(client, origin).catch(codeOf)
      if (outcome !== kind.outcome) wrong.push(`${kind.outcome} was expected, and it was ${outcome}`)
    }
  }
  await Promise.all(Array.from({ length: RUNNERS }, run))
  return wrong
}

function codeOf(error: unknown): string {
  return error instanceof ClientError ? error.code : String(error)
}

/** Connections that the server knows of. */
export async function connectionsOf(server: ChildProcess): Promise<number> {
  const told = once(server, 'message')
  server.send('connections')
  const [count]: number[] = await told
  return count ?? Number.NaN
}

/** Sockets that this process has. */
export function openSockets(): number {
  return process.getActiveResourcesInfo().filter(name => name.startsWith('TCP')).length
}
