import { describe, expect, it } from 'vitest'
import type { GatheredScope } from '#host/scope/gathered-scope.ts'
import { withRequestVariables } from '#host/scope/scope-lookup.ts'
import { composeMessage } from '#host/send/compose-message.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { preferencesScope } from '#test/fixtures/preferences-scope.ts'

const SCOPE: GatheredScope = withRequestVariables(preferencesScope(DEFAULT_PREFERENCES), 'Live', [
  { name: 'id', value: '7f', enabled: true },
  { name: 'quoted', value: 'a"b', enabled: true },
  { name: 'key', value: 'k-1234', enabled: true, secret: true }
])

const compose = (kind: DraftMessage['kind'], data: string) =>
  composeMessage({ kind, data }, SCOPE, 'messages')

describe('composeMessage', () => {
  it.each([
    ['text', 'id {{id}}', 'id 7f'],
    ['text', '{{nobody}}', '{{nobody}}'],
    ['json', '{"a": "{{quoted}}"} // {{id}}', '{"a": "a\\"b"} '],
    ['xml', '<a>{{id}}</a>', '<a>7f</a>']
  ] as const)('sends %s %j as the text %j', async (kind, data, text) => {
    const composed = await compose(kind, data)
    expect(composed).toMatchObject({ opcode: 'text', bytes: new TextEncoder().encode(text) })
  })

  it('makes bytes of what the templates bring', async () => {
    expect(await compose('hex', '00 {{id}}')).toMatchObject({
      opcode: 'binary',
      bytes: Uint8Array.of(0, 0x7f)
    })
    expect(await compose('binary', 'AAE=')).toMatchObject({ opcode: 'binary', bytes: Uint8Array.of(0, 1) })
  })

  it('says at the field where there are no bytes', async () => {
    expect(await compose('binary', 'abcdef*h')).toEqual({
      problems: [{ field: 'messages', problem: 'Not base64 at character 7: “*” is no sign of it.' }]
    })
    const { problems } = { problems: [], ...(await compose('hex', '{{nobody}}')) }
    expect(problems).toMatchObject([{ field: 'messages', problem: expect.stringContaining('nobody') }])
  })

  it('tells what is secret in it, in all its forms', async () => {
    const composed = await compose('text', '{{key}}')
    expect('secrets' in composed && composed.secrets).toEqual(
      expect.arrayContaining(['k-1234', Buffer.from('k-1234').toString('base64')])
    )
  })
})
