import { describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Draft } from '#shared/model/draft/draft.ts'
import { redactDraft } from '#shared/redaction/redact-draft.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'

const row = (name: string, value: string) => ({ name, value, enabled: true })

describe('redactDraft', () => {
  it('masks what a WebSocket sends by itself, and none of the words that say how', () => {
    const sent = (data: string) => ({ message: { kind: 'text' as const, data }, enabled: true })
    const when = { jsonPath: '$[?@.a == "text"]', opcodes: ['text' as const] }
    const automation = {
      timed: [{ ...sent('say text: ?token=x1'), everyMs: 1000 }],
      answers: [{ ...sent('http://me:pw@h/'), when, delayMs: 0 }]
    }
    expect(redactDraft({ ...BLANK_DRAFT, automation }, secretForms(['text'])).automation).toEqual({
      timed: [{ ...sent('say •••: ?token=x1'), everyMs: 1000 }],
      answers: [{ ...sent('http://me:•••@h/'), when: { ...when, jsonPath: '$[?@.a == "•••"]' }, delayMs: 0 }]
    })
  })

  it('masks what is secret by its place, and what is secret by its value', () => {
    const draft: Draft = {
      ...BLANK_DRAFT,
      url: 'http://me:pw12@h/?key=sesame',
      headers: [row('Authorization', 'Bearer abc'), row('X-Key', 'sesame'), row('Accept', '*/*')],
      auth: {
        kind: 'basic',
        username: 'me',
        password: 'pw',
        token: 'other-token',
        value: 'key',
        oauth2: { flow: 'password', clientId: 'id', clientSecret: 'cs', password: '{{pw}}' }
      },
      body: { kind: 'json', text: '{"a": "sesame"}' },
      settings: { proxy: { mode: 'url', url: 'http://u:pp@p:1', bypass: '' } },
      variables: [
        { ...row('v', 'hidden'), secret: true },
        row('w', 'sesame'),
        row('dbPassword', 'x'),
        row('pwd', '{{p}}'),
        row('hasToken', 'true')
      ]
    }
    const redacted = redactDraft(draft, secretForms(['sesame']))
    expect(redacted).toEqual({
      ...draft,
      url: 'http://me:•••@h/?key=•••',
      headers: [row('Authorization', '•••'), row('X-Key', '•••'), row('Accept', '*/*')],
      auth: {
        kind: 'basic',
        username: 'me',
        password: '•••',
        token: '•••',
        value: '•••',
        oauth2: { flow: 'password', clientId: 'id', clientSecret: '•••', password: '{{pw}}' }
      },
      body: { kind: 'json', text: '{"a": "•••"}' },
      settings: { proxy: { mode: 'url', url: 'http://u:•••@p:1', bypass: '' } },
      variables: [
        { ...row('v', '•••'), secret: true },
        row('w', '•••'),
        row('dbPassword', '•••'),
        row('pwd', '{{p}}'),
        row('hasToken', 'true')
      ]
    })
  })

  it('masks headers and parameters that are credentials by their name, and no fields of a form', () => {
    const draft: Draft = {
      ...BLANK_DRAFT,
      url: 'http://h/?a=1&token=abc&sig={{sig}}',
      params: [row('a', '1'), row('token', 'abc'), row('sig', '{{sig}}')],
      headers: [row('X-Api-Key', 'abc'), row('X-Auth-Token', '{{token}}')],
      body: { kind: 'text', text: 'a=1&token=abc' }
    }
    expect(redactDraft(draft, [])).toEqual({
      ...draft,
      url: 'http://h/?a=1&token=•••&sig={{sig}}',
      params: [row('a', '1'), row('token', '•••'), row('sig', '{{sig}}')],
      headers: [row('X-Api-Key', '•••'), row('X-Auth-Token', '{{token}}')]
    })
  })

  it('masks what a token is asked for with, but for addresses and names', () => {
    const parameter = (value: string) => ({ name: 'p', value, in: 'body' as const, enabled: true })
    const oauth2 = (...values: string[]): Draft['auth'] => ({
      kind: 'oauth2',
      oauth2: { flow: 'client_credentials', tokenParameters: values.map(parameter), refreshParameters: [] }
    })
    const auth = oauth2('signed', 'https://api.test/', '{{jwt}}')
    expect(redactDraft({ ...BLANK_DRAFT, ...(auth && { auth }) }, []).auth).toEqual(
      oauth2('•••', 'https://api.test/', '{{jwt}}')
    )
  })

  it('keeps what only names a secret, so that it can be sent again', () => {
    const draft: Draft = {
      ...BLANK_DRAFT,
      headers: [row('Authorization', 'Bearer {{token}}'), row('Cookie', 'id={{id}}')],
      auth: { kind: 'bearer', token: '{{a}}{{b}}', password: '' }
    }
    expect(redactDraft(draft, [])).toEqual({
      ...draft,
      headers: [row('Authorization', 'Bearer {{token}}'), row('Cookie', '•••')]
    })
  })

  it('masks all of a kind of auth that it does not know', () => {
    const auth = { kind: 'other' as const, kept: { type: 'ntlm', ntlm: { username: 'u', pw: 'x' } } }
    expect(redactDraft({ ...BLANK_DRAFT, auth }, []).auth).toEqual({
      kind: 'other',
      kept: { type: 'ntlm', ntlm: { username: '•••', pw: '•••' } }
    })
  })

  it('keeps the words of the draft when a secret reads like one of them', () => {
    const draft: Draft = {
      ...BLANK_DRAFT,
      body: {
        kind: 'multipart',
        text: '',
        parts: [{ ...row('multipart', ''), kind: 'file', files: ['file'] }]
      },
      auth: { kind: 'bearer', token: '{{t}}' }
    }
    const redacted = redactDraft(draft, secretForms(['multipart', 'file', 'bearer']))
    expect(Draft.parse(redacted)).toEqual(redacted)
    expect(redacted.body).toMatchObject({ kind: 'multipart', parts: [{ kind: 'file', files: ['•••'] }] })
  })
})
