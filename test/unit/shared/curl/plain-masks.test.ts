import { describe, expect, it } from 'vitest'
import { withPlainMasks } from '#shared/curl/plain-masks.ts'
import { printCurl } from '#shared/curl/print-curl.ts'
import type { RequestInput } from '#shared/model/request.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { MASK } from '#shared/redaction/redact-text.ts'

const text = (content: string) => ({ kind: 'bytes' as const, bytes: new TextEncoder().encode(content) })
const REQUEST: RequestInput = { method: 'POST', url: 'https://a.test/', headers: [], body: text('a') }

function print(change: Partial<RequestInput>, settings: ExecuteSettings = {}): string {
  const plain = withPlainMasks({ request: { ...REQUEST, ...change }, settings })
  expect(plain.hasMasks).toBe(true)
  return printCurl(plain.request, plain.settings)
}

describe('withPlainMasks', () => {
  it.each<[Partial<RequestInput>, ExecuteSettings, string]>([
    [{}, { auth: { kind: 'bearer', token: MASK } }, `--header 'Authorization: Bearer ***'`],
    [{}, { auth: { kind: 'api-key', in: 'header', name: 'K', value: MASK } }, `--header 'K: ***'`],
    [{}, { auth: { kind: 'api-key', in: 'cookie', name: 'k', value: MASK } }, `--header 'Cookie: k=***'`],
    [{}, { auth: { kind: 'api-key', in: 'query', name: 'k', value: MASK } }, `'https://a.test/?k=***'`],
    [{}, { auth: { kind: 'basic', username: 'u', password: MASK } }, `--user 'u:***'`],
    [{ headers: [['Cookie', MASK]] }, {}, `--header 'Cookie: ***'`],
    [{ url: `https://a.test/${MASK}?b=${MASK}` }, {}, `'https://a.test/***?b=***'`],
    [{ body: text(`{"a":"${MASK}"}`) }, {}, `--data-raw '{"a":"***"}'`],
    [{ body: { kind: 'form', fields: [['a', MASK]] } }, {}, '--data-raw ' + `'a=***'`]
  ])('prints %j with %j as %s', (change, settings, printed) => {
    expect(print(change, settings)).toContain(printed)
  })

  it('leaves alone what holds no mask, bytes that are no text among it', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0xff, 0)
    const request: RequestInput = { ...REQUEST, body: { kind: 'bytes', bytes } }
    expect(withPlainMasks({ request, settings: {} })).toEqual({ request, settings: {}, hasMasks: false })
  })
})
