import { describe, expect, it } from 'vitest'
import { messagePayload } from '#shared/http/message-payload.ts'

const text = (sent: string) => ({ opcode: 'text', bytes: new TextEncoder().encode(sent) })

describe('messagePayload', () => {
  it.each([
    ['text', 'ä // no', text('ä // no')],
    ['json', '{"a": 1} // yes', text('{"a": 1} ')],
    ['json', '{half // yes', text('{half // yes')],
    ['xml', '<a/>', text('<a/>')],
    ['text', '', text('')],
    ['binary', 'AAE=', { opcode: 'binary', bytes: Uint8Array.of(0, 1) }],
    ['hex', '00 01', { opcode: 'binary', bytes: Uint8Array.of(0, 1) }],
    ['hex', 'no', { problem: 'Not hex at character 1: “n” is no digit of it.' }]
  ] as const)('sends %s %j as it is meant', (kind, data, payload) => {
    expect(messagePayload({ kind, data })).toEqual(payload)
  })
})
