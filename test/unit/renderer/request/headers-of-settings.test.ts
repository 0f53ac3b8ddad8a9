import { describe, expect, it } from 'vitest'
import { headersOfSettings } from '#renderer/features/request/headers-of-settings.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'

const namesOf = (change: Partial<Draft>) =>
  headersOfSettings({ ...BLANK_DRAFT, ...change }).map(({ name }) => name)

describe('headersOfSettings', () => {
  it.each([
    ['none', undefined, ['Cookie']],
    ['bearer', undefined, ['Authorization', 'Cookie']],
    ['aws-sigv4', undefined, ['X-Amz-Date', 'Authorization', 'Cookie']],
    ['api-key', 'header', ['X-Key', 'Cookie']],
    ['api-key', 'query', ['Cookie']],
    ['api-key', 'cookie', ['Cookie']]
  ] as const)('names what %s in %s adds', (kind, place, names) => {
    expect(namesOf({ auth: { kind, name: 'X-Key', ...(place && { in: place }) } })).toEqual(names)
  })

  it('names where the token of OAuth 2 goes', () => {
    const withToken = (oauth2: Partial<DraftOAuth2>) =>
      namesOf({ auth: { kind: 'oauth2', oauth2: { flow: 'password', ...oauth2 } } })
    expect(withToken({})).toEqual(['Authorization', 'Cookie'])
    expect(withToken({ tokenName: 'X-Token' })).toEqual(['X-Token', 'Cookie'])
    expect(withToken({ tokenIn: 'query', tokenName: 'key' })).toEqual(['Cookie'])
  })

  it('leaves its place to a header that is typed and sent', () => {
    const typed = (enabled: boolean) => [{ name: 'authorization', value: 'x', enabled }]
    expect(namesOf({ auth: { kind: 'basic' }, headers: typed(true) })).toEqual(['Cookie'])
    expect(namesOf({ auth: { kind: 'basic' }, headers: typed(false) })).toEqual(['Authorization', 'Cookie'])
  })

  it('speaks of no cookies where the jar is switched off', () => {
    expect(namesOf({ settings: { ...BLANK_DRAFT.settings, cookies: false } })).toEqual([])
  })
})
