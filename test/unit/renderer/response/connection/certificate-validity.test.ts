import { describe, expect, it } from 'vitest'
import { judgeValidity } from '#renderer/features/response/connection/certificate-validity.ts'

const certificate = { validFrom: '2026-01-01T00:00:00.000Z', validTo: '2026-12-31T00:00:00.000Z' }

describe('judgeValidity', () => {
  it.each([
    ['2026-06-01T00:00:00Z', 'good', '213 days left'],
    ['2026-12-02T00:00:00Z', 'warn', '29 days left'],
    ['2026-12-01T00:00:00Z', 'good', '30 days left'],
    ['2014-06-01T00:00:00Z', 'bad', 'valid in 11 years'],
    ['2029-12-31T00:00:00Z', 'bad', 'expired 3 years ago'],
    ['2026-12-29T12:00:00Z', 'warn', '1 day left'],
    ['2026-12-30T12:00:00Z', 'warn', 'less than a day left'],
    ['2027-01-04T00:00:00Z', 'bad', 'expired 4 days ago'],
    ['2025-12-30T00:00:00Z', 'bad', 'valid in 2 days']
  ])('at %s it is %s: %s', (now, tone, words) => {
    expect(judgeValidity(certificate, Date.parse(now))).toEqual({ tone, words })
  })

  it('says so when a time is none', () => {
    const unreadable = { tone: 'bad', words: 'validity unreadable' }
    expect(judgeValidity({ ...certificate, validFrom: '' }, Date.now())).toEqual(unreadable)
    expect(judgeValidity({ ...certificate, validTo: '' }, Date.now())).toEqual(unreadable)
  })
})
