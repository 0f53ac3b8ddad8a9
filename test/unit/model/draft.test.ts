import { describe, expect, it } from 'vitest'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Draft } from '#shared/model/draft/draft.ts'

/** As it was stored before there were auth, forms and most of the settings. */
const EARLY = {
  method: 'POST',
  url: 'http://a.test/',
  headers: [{ name: 'A', value: '1', enabled: true }],
  body: { kind: 'json', text: '{}' },
  withoutDefaults: ['user-agent'],
  settings: {
    timeouts: { connectMs: 10_000, requestMs: 30_000, idleMs: 30_000, totalMs: 0 },
    insecure: true
  }
}

describe('Draft', () => {
  it('reads an early one as it is, and it can be sent', () => {
    const draft = Draft.parse(EARLY)
    expect(draft).toEqual(EARLY)
    expect(draftToRequest(draft)).toMatchObject({
      request: { method: 'POST', body: { kind: 'bytes', contentType: 'application/json' } },
      settings: { timeouts: EARLY.settings.timeouts, insecure: true }
    })
  })

  it('keeps what a later version has stored, at every depth', () => {
    const late = {
      ...EARLY,
      color: 'red',
      auth: { kind: 'basic', username: 'u', realm: 'r' },
      settings: { ...EARLY.settings, http3: true, redirects: { follow: false, log: true } }
    }
    expect(Draft.parse(late)).toEqual(late)
  })

  it('keeps text and rows of bodies that are not chosen', () => {
    const form = [{ name: 'a', value: '1', enabled: true }]
    const draft = { ...BLANK_DRAFT, body: { kind: 'none' as const, text: 'text', form } }
    expect(Draft.parse(draft)).toEqual(draft)
    expect(draftToRequest(draft).request.body).toEqual({ kind: 'empty' })
  })

  it('sends the rows of a form that are meant, in their order', () => {
    const form = [
      { name: 'a', value: '1', enabled: true },
      { name: 'b', value: '2', enabled: false },
      { name: '', value: '', enabled: true },
      { name: 'a', value: 'again', enabled: true }
    ]
    const draft: Draft = { ...BLANK_DRAFT, body: { kind: 'form', text: '', form } }
    expect(draftToRequest(draft).request.body).toEqual({
      kind: 'form',
      fields: [
        ['a', '1'],
        ['a', 'again']
      ]
    })
  })
})
