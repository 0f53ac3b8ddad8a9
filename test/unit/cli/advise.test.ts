import { describe, expect, it } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import { ERROR_CODES } from '#shared/model/error-codes.ts'
import { ERROR_TABLE } from '#shared/model/error-table.ts'
import { advise, adviseWarning } from '../../../cli/request/advise.ts'
import { SEND_OPTIONS } from '../../../cli/send/options.ts'
import { WS_OPTIONS } from '../../../cli/ws/options.ts'

const errors = ERROR_CODES.flatMap(code =>
  [undefined, ...Object.keys(ERROR_TABLE[code].reasons ?? {})].map(
    reason => new ClientError(code, { reason })
  )
)
const withSettings = errors.filter(({ hint }) => / in (this request’s|the) settings/.test(hint))

describe('advise', () => {
  it.each(withSettings.map(error => [error.code, error.reason, error] as const))(
    'names a flag for a setting: %s %s',
    (_code, _reason, error) => {
      const advice = advise(error)
      const flags = advice.match(/--[\w.-]*\w/g) ?? []
      expect(advice).not.toMatch(/settings(?! up)/)
      expect(flags).not.toEqual([])
      for (const flag of flags) expect({ ...SEND_OPTIONS, ...WS_OPTIONS }).toHaveProperty([flag.slice(2)])
    }
  )

  it('leaves other hints as they are', () => {
    const { hint } = new ClientError('DNS')
    expect(advise(new ClientError('DNS'))).toBe(hint)
  })

  it.each([
    ['CONNECTION_CLOSED', 'mid-body'],
    ['CONNECTION_CLOSED', 'reset-mid-body'],
    ['TIMEOUT', 'idle']
  ] as const)('does not say that a file keeps what broke off: %s %s', (code, reason) => {
    const error = new ClientError(code, { reason })
    expect(advise(error)).toMatch(/ (is|are) kept/)
    expect(advise(error, 'out/f')).toMatch(/^What had arrived is not kept: out\/f /)
    expect(advise(error, 'out/f')).not.toMatch(/ (is|are) kept/)
  })

  it.each([
    ['REDIRECT', undefined],
    ['REDIRECT', 'too-many'],
    ['REDIRECT', 'loop'],
    ['REDIRECT', 'foreign-location'],
    ['REDIRECT', 'bad-location'],
    ['PROXY', 'auth'],
    ['TLS', 'client-certificate']
  ] as const)('promises nothing that only a window shows: %s %s', (code, reason) => {
    const advice = advise(new ClientError(code, { reason }))
    expect(advice).toMatch(/--[a-z]/)
    expect(advice).not.toMatch(/is shown|collection|preferences/)
  })

  it.each([
    ['BODY_LIMIT', undefined],
    ['BODY_LIMIT', 'event'],
    ['IO', 'unreadable'],
    ['PROTOCOL', 'oauth2'],
    ['PROTOCOL', 'oauth2-endpoint'],
    ['PROTOCOL', 'oauth2-none']
  ] as const)('speaks of nothing that there is in a window alone: %s %s', (code, reason) => {
    const { message, hint } = new ClientError(code, { reason })
    const advice = advise(new ClientError(code, { reason }))
    expect(advice).not.toBe('')
    expect(advice).not.toMatch(/window|under Auth|history|in an editor|body:/)
    expect(message).not.toMatch(/under Auth/)
    expect(hint).not.toMatch(/by window/)
  })

  it('names the flag that a warning means', () => {
    expect(
      adviseWarning(
        'It was not tried again: POST may have been carried out already. A setting retries all methods.'
      )
    ).toContain('--retry-all-methods')
  })
})
