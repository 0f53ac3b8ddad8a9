import { describe, expect, it } from 'vitest'
import { describeExpiry } from '#renderer/features/request/auth/oauth2/describe-expiry.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const expiring = (seconds: number) => describeExpiry(new Date(NOW + seconds * 1000).toISOString(), NOW)

describe('describeExpiry', () => {
  it.each([
    [1, '1 s'],
    [119, '119 s'],
    [120, '2 min'],
    [3599, '59 min'],
    [7199, '119 min'],
    [7200, '2 h'],
    [47 * 3600, '47 h'],
    [30 * 24 * 3600, '30 days']
  ])('in %i seconds is %s', (seconds, words) => {
    expect(expiring(seconds)).toEqual({ text: `There is a token. It expires in ${words}.`, expired: false })
  })

  it('is over at the very moment', () => {
    expect(expiring(0)).toEqual({ text: 'The token has expired.', expired: true })
    expect(expiring(-5).expired).toBe(true)
  })

  it('is not known when the server did not say', () => {
    expect(describeExpiry(undefined, NOW)).toMatchObject({ expired: false })
  })
})
