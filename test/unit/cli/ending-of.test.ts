import { describe, expect, it } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { endingOf } from '../../../cli/ws/ending-of.ts'

const closed = { state: 'closed', lane: 0, sinceMs: 0 } as const
const ended = (code: number, by: SocketEnd['by'], error?: ClientError) =>
  endingOf({ ...closed, end: { code, reason: '', by, ...(error && { error: error.toRecord() }) } })

describe('endingOf', () => {
  it.each([
    [1000, 'peer', 0],
    [1001, 'peer', 0],
    [1005, 'peer', 0],
    [1011, 'peer', 56],
    [3000, 'peer', 56],
    [1011, 'us', 0],
    [1006, 'us', 0]
  ] as const)('of a close with %i by %s is %i', (code, by, exit) => {
    expect(ended(code, by).exit).toBe(exit)
  })

  it.each([
    ['CONNECTION_CLOSED', 'websocket-lost', 56],
    ['PROTOCOL', 'websocket-opcode', 8],
    ['BODY_LIMIT', 'websocket-message', 63],
    ['TIMEOUT', 'websocket-close', 28]
  ] as const)('of %s %s is %i', (code, reason, exit) => {
    expect(ended(1006, 'network', new ClientError(code, { reason })).exit).toBe(exit)
  })

  it('of a refused handshake is 22, and of others what it is for requests', () => {
    const refused = new ClientError('PROTOCOL', { reason: 'websocket-refused' })
    expect(endingOf({ ...closed, error: refused.toRecord() }).exit).toBe(22)
    expect(endingOf({ ...closed, error: new ClientError('DNS').toRecord() }).exit).toBe(6)
  })
})
