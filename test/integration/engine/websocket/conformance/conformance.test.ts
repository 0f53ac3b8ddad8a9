import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { type FramePeer, startFrameServer } from '#test/fixtures/servers/frame-server.ts'
import type { RawServer } from '#test/fixtures/servers/raw-server.ts'
import { holdSession, opener } from '#test/fixtures/socket-sessions.ts'
import { CLOSE, closing, frame, PONG } from '#test/fixtures/web-socket-frames.ts'
import type { ConformanceCase } from './case.ts'
import { COMPRESSION_CASES } from './compression-cases.ts'
import { CONTROL_CASES } from './control-cases.ts'
import { FRAMING_CASES } from './framing-cases.ts'
import { TEXT_CASES } from './text-cases.ts'

const FAMILIES: Record<string, ConformanceCase[]> = {
  framing: FRAMING_CASES,
  text: TEXT_CASES,
  control: CONTROL_CASES,
  compression: COMPRESSION_CASES
}
/** Of more bytes than that, pieces are written and not single ones. */
const MAX_SINGLE = 1500

let client: DirectClient
let server: RawServer
let script: { bytes: Uint8Array; byBytes: boolean; extensions?: string | undefined }
let peers: FramePeer[]

beforeAll(async () => {
  client = new DirectClient()
  peers = []
  server = await startFrameServer(
    peer => {
      peers.push(peer)
      void play(peer)
    },
    () => (script.extensions === undefined ? '' : `Sec-WebSocket-Extensions: ${script.extensions}\r\n`)
  )
})
afterAll(async () => {
  await client.close()
  await server[Symbol.asyncDispose]()
})

async function play({ socket, frame }: FramePeer): Promise<void> {
  const { bytes, byBytes } = script
  const size = bytes.length > MAX_SINGLE ? Math.ceil(bytes.length / 100) : 1
  if (byBytes)
    for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
      socket.write(bytes.subarray(at, at + size))
      // The other side reads what there is, since it is the same loop.
      await setImmediate()
    }
  else socket.write(bytes)
  await frame(({ opcode }) => opcode === CLOSE)
  socket.end()
}

describe.each(Object.entries(FAMILIES))('%s', (_, cases) => {
  test.each(
    cases.flatMap(each => [
      { ...each, byBytes: false },
      { ...each, byBytes: true }
    ])
  )(
    '$name (byte by byte: $byBytes)',
    async ({ bytes, byBytes, extensions, settings, tells = [], closes, fault }) => {
      const end = closes === undefined ? frame(CLOSE, closing(1000)) : Buffer.alloc(0)
      script = { bytes: Buffer.concat([bytes, end]), byBytes, extensions }
      peers.length = 0
      const held = holdSession(opener(client, `ws://127.0.0.1:${server.port}/`), settings)
      const state = await held.state('closed')
      const told = held.log.messages.filter(
        ({ direction, opcode }) => direction === 'received' && opcode !== 'close'
      )
      expect(told.map(({ opcode, payload }) => [opcode, Buffer.from(payload).toString('latin1')])).toEqual(
        tells.map(([opcode, payload]) => [opcode, Buffer.from(payload).toString('latin1')])
      )
      const frames = peers[0]?.frames ?? []
      expect(frames.every(({ masked, rsv, fin }) => masked && fin && rsv === 0)).toBe(true)
      expect(frames.at(-1)).toMatchObject({
        opcode: CLOSE,
        payload: closes === null ? Buffer.alloc(0) : closing(closes ?? 1000)
      })
      const pongs = frames.filter(({ opcode }) => opcode === PONG).map(({ payload }) => payload)
      expect(pongs).toEqual(tells.filter(([opcode]) => opcode === 'ping').map(([, it]) => Buffer.from(it)))
      expect(state.end).toMatchObject({
        code: closes === null ? 1005 : (closes ?? 1000),
        by: fault === undefined ? 'peer' : 'us'
      })
      expect(state.end?.error?.reason).toBe(fault)
      await held.session.end()
    }
  )
})

test('there are more cases than a handful', () => {
  expect(Object.values(FAMILIES).flat().length).toBeGreaterThan(150)
})
