import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const CHUNK_RECORDS = 10_000

/** Records as an API answers them, without line ends: some 150 bytes each. */
function recordText(n: number): string {
  const open = n % 3 === 0
  return `{"id":${n},"name":"Order ${n}","total":${(n * 7) % 10_000}.5,"open":${open},"customer":{"name":"Zoë","city":"Köln","street":"Main street ${n % 977}"},"tags":["a","b"]}`
}

/** A JSON list of records in one line, of about so many bytes, piece by piece. */
export function* largeJson(bytes: number): Generator<Buffer> {
  let sent = 0
  for (let n = 0; sent < bytes; n += CHUNK_RECORDS) {
    const records = Array.from({ length: CHUNK_RECORDS }, (_, index) => recordText(n + index))
    const piece = Buffer.from(`${n === 0 ? '[' : ','}${records.join(',')}`)
    sent += piece.length
    yield piece
  }
  yield Buffer.from(']')
}

/** Answers `/<bytes>` with so much JSON. */
export async function serveLargeBodies(): Promise<{
  origin: string
  /** When the last byte of the latest answer was handed to the system, in milliseconds of the epoch. */
  lastByteAt: () => number
  server: Server
}> {
  let lastByteAt = 0
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    void answer(response, Number(request.url?.slice(1))).then(() => {
      lastByteAt = performance.timeOrigin + performance.now()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, lastByteAt: () => lastByteAt, server }
}

async function answer(response: ServerResponse, bytes: number): Promise<void> {
  for (const piece of largeJson(bytes))
    if (!response.write(piece)) await new Promise(resolve => response.once('drain', resolve))
  await new Promise<void>(resolve => response.end(resolve))
}
