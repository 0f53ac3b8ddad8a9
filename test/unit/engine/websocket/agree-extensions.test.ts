import { describe, expect, test } from 'vitest'
import { agreeExtensions } from '#engine/websocket/agree-extensions.ts'
import { ClientError } from '#shared/model/client-error.ts'

const OFFER = 'permessage-deflate; client_max_window_bits'

function problemOf(offered: string, answered: string): string | number | undefined {
  try {
    agreeExtensions(offered, answered)
  } catch (error) {
    const { code, reason, facts } = ClientError.wrap(error)
    expect([code, reason]).toEqual(['PROTOCOL', 'websocket-extension'])
    return facts.problem
  }
  return undefined
}

describe('extensions are agreed to', () => {
  test.each([
    [OFFER, ''],
    ['', ' '],
    [OFFER, 'permessage-deflate'],
    [OFFER, ' permessage-deflate ; server_no_context_takeover'],
    [OFFER, 'permessage-deflate; client_no_context_takeover; server_no_context_takeover'],
    [OFFER, 'permessage-deflate; server_max_window_bits=8'],
    [OFFER, 'permessage-deflate; client_max_window_bits=15'],
    [OFFER, 'permessage-deflate; client_max_window_bits="9"'],
    ['permessage-deflate; client_max_window_bits=10', 'permessage-deflate; client_max_window_bits=10'],
    ['permessage-deflate; client_max_window_bits=10', 'permessage-deflate; client_max_window_bits=9'],
    ['permessage-deflate; server_max_window_bits=10', 'permessage-deflate; server_max_window_bits=9'],
    [
      'permessage-deflate; server_no_context_takeover, permessage-deflate',
      'permessage-deflate; server_max_window_bits=12'
    ],
    ['x-else, permessage-deflate', 'permessage-deflate']
  ])('offered %j, answered %j', (offered, answered) => {
    expect(problemOf(offered, answered)).toBeUndefined()
  })

  test.each([
    [OFFER, 'permessage-deflate, permessage-deflate', 'permessage-deflate is there more than once'],
    [OFFER, 'permessage-bzip2', 'permessage-bzip2 is not known here'],
    [OFFER, 'permessage-deflate, x-else', 'x-else is not known here'],
    ['x-else', 'x-else', 'x-else is not known here'],
    ['', 'permessage-deflate', 'permessage-deflate was not offered'],
    [OFFER, 'permessage-deflate; =', 'they are not written as they have to be'],
    [OFFER, ',', 'they are not written as they have to be'],
    [OFFER, 'permessage-deflate; level=9', 'level is not known here'],
    [OFFER, 'permessage-deflate; server_max_window_bits', 'server_max_window_bits is no number from 8 to 15'],
    [
      OFFER,
      'permessage-deflate; server_max_window_bits=7',
      'server_max_window_bits is no number from 8 to 15'
    ],
    [
      OFFER,
      'permessage-deflate; server_max_window_bits=16',
      'server_max_window_bits is no number from 8 to 15'
    ],
    [
      OFFER,
      'permessage-deflate; server_max_window_bits=010',
      'server_max_window_bits is no number from 8 to 15'
    ],
    [OFFER, 'permessage-deflate; client_max_window_bits', 'client_max_window_bits is no number from 8 to 15'],
    [OFFER, 'permessage-deflate; server_no_context_takeover=1', 'server_no_context_takeover takes no value'],
    [
      OFFER,
      'permessage-deflate; server_no_context_takeover; server_no_context_takeover',
      'server_no_context_takeover is there more than once'
    ]
  ])('not offered %j, answered %j', (offered, answered, problem) => {
    expect(problemOf(offered, answered)).toBe(problem)
  })

  test.each([
    ['permessage-deflate', 'permessage-deflate; client_max_window_bits=10'],
    ['permessage-deflate; client_max_window_bits=10', 'permessage-deflate; client_max_window_bits=11'],
    ['permessage-deflate; server_max_window_bits=10', 'permessage-deflate; server_max_window_bits=11'],
    ['permessage-deflate; server_max_window_bits=10', 'permessage-deflate'],
    ['permessage-deflate; server_no_context_takeover', 'permessage-deflate']
  ])('offered %j, and more answered: %j', (offered, answered) => {
    expect(problemOf(offered, answered)).toBe(
      'they ask for more than was offered, or leave out what was asked for'
    )
  })

  test('knows whether what was sent helps to compress', () => {
    expect(agreeExtensions(OFFER, 'permessage-deflate').deflate?.keepsContext).toBe(true)
    const without = agreeExtensions(OFFER, 'permessage-deflate; client_no_context_takeover')
    expect(without.deflate?.keepsContext).toBe(false)
  })
})
