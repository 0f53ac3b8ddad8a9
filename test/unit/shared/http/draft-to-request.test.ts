import { describe, expect, it } from 'vitest'
import { checkRequest } from '#shared/http/check-request.ts'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { Draft } from '#shared/model/draft/draft.ts'

const DRAFT: Draft = {
  method: 'GET',
  url: 'http://127.0.0.1/',
  headers: [],
  body: { kind: 'none', text: '' },
  withoutDefaults: [],
  settings: { timeouts: DEFAULT_SETTINGS.timeouts, insecure: false }
}

const header = (name: string, value: string, enabled = true) => ({ name, value, enabled })

describe('draftToRequest', () => {
  it('keeps order, case and duplicates of the headers, and leaves out what is off or empty', () => {
    const headers = [
      header('X-B', '1'),
      header('off', '1', false),
      header('', ''),
      header('x-a', ''),
      header('X-B', '2')
    ]
    expect(draftToRequest({ ...DRAFT, headers }).request.headers).toEqual([
      ['X-B', '1'],
      ['x-a', ''],
      ['X-B', '2']
    ])
  })

  it('leads a problem of the request back to the row of the draft', () => {
    const headers = [header('off', '1', false), header('', ''), header('good', '1'), header('b d', 'é→')]
    const { request, draftField } = draftToRequest({ ...DRAFT, url: 'http://', headers })
    expect(checkRequest(request).map(({ field }) => draftField(field))).toEqual([
      'url',
      'headers.3.name',
      'headers.3.value'
    ])
  })

  it('keeps a value without a name, so that its missing name is reported', () => {
    const { request, draftField } = draftToRequest({ ...DRAFT, headers: [header('', ''), header('', 'v')] })
    expect(checkRequest(request).map(({ field }) => draftField(field))).toEqual(['headers.1.name'])
  })

  it.each([
    ['none', { kind: 'empty' }],
    ['json', { kind: 'bytes', bytes: new Uint8Array([195, 169]), contentType: 'application/json' }],
    ['xml', { kind: 'bytes', bytes: new Uint8Array([195, 169]), contentType: 'application/xml' }],
    ['text', { kind: 'bytes', bytes: new Uint8Array([195, 169]), contentType: 'text/plain; charset=utf-8' }]
  ] as const)('carries a body of kind %s as UTF-8 with its type', (kind, body) => {
    expect(draftToRequest({ ...DRAFT, body: { kind, text: 'é' } }).request.body).toEqual(body)
  })

  it('hands over the settings and the default headers that are not wanted', () => {
    const { request, settings } = draftToRequest({
      ...DRAFT,
      withoutDefaults: ['user-agent'],
      settings: { timeouts: { ...DEFAULT_SETTINGS.timeouts, totalMs: 5 }, insecure: true }
    })
    expect(request.withoutDefaults).toEqual(['user-agent'])
    expect(settings).toEqual({ timeouts: { ...DEFAULT_SETTINGS.timeouts, totalMs: 5 }, insecure: true })
  })
})
