import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { parseCurl } from '#shared/curl/parse-curl.ts'
import { printCurl } from '#shared/curl/print-curl.ts'
import type { RequestInput } from '#shared/model/request.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { VERSION } from '#shared/version.ts'

const REQUEST: RequestInput = {
  method: 'GET',
  url: 'https://a.test/',
  headers: [],
  body: { kind: 'empty' },
  withoutDefaults: []
}

const printed = (settings: ExecuteSettings, change: Partial<RequestInput> = {}) =>
  printCurl({ ...REQUEST, ...change }, settings)

describe('printCurl', () => {
  it('gives each option a line, with what Sonde adds', () => {
    const body = new TextEncoder().encode('{"a": "it\'s"}')
    const change: Partial<RequestInput> = {
      method: 'PUT',
      headers: [['X-A', 'b']],
      body: { kind: 'bytes', bytes: body, contentType: 'application/json' }
    }
    expect(printed({ insecure: true, timeouts: { totalMs: 1500 } }, change)).toBe(
      `curl --request PUT 'https://a.test/' \\
  --header 'User-Agent: sonde/${VERSION}' \\
  --header 'Accept: */*' \\
  --header 'Accept-Encoding: gzip, deflate, br' \\
  --header 'Content-Type: application/json' \\
  --header 'X-A: b' \\
  --compressed \\
  --insecure \\
  --max-time 1.5 \\
  --data-raw '{"a": "it'\\''s"}'`
    )
  })

  it('leaves templates as they are', () => {
    expect(printed({}, { url: '{{host}}/{{path}}?a={{b}}' })).toContain(
      "--globoff '{{host}}/{{path}}?a={{b}}'"
    )
  })

  it('writes bytes that no argument can hold with printf', () => {
    const body: RequestInput['body'] = { kind: 'bytes', bytes: Uint8Array.of(0, 0x41, 0x25, 0x27, 0xff) }
    expect(printed({}, { method: 'POST', body })).toMatch(
      /^printf -- '\\000A%%'\\''\\377' \| curl .*--data-binary @-$/s
    )
  })

  it('writes what is no Latin-1 as it is: it is not sent, and no byte of it is cut', () => {
    expect(printed({}, { headers: [['X-A', 'é •••']] })).toContain(`\\\n  --header 'X-A: é •••'`)
  })

  it('has nothing in it that a terminal takes for keys, and says the same to a shell', () => {
    const evil = "a\u001b[201~\r\u009b31m'$(id)%s\n"
    const parts = [{ name: 'n', content: { kind: 'text' as const, text: evil } }]
    const command = printed(
      { auth: { kind: 'basic', username: evil, password: '' }, proxy: { mode: 'url', url: evil } },
      {
        method: 'POST',
        url: `https://a.test/${evil}`,
        headers: [['X-A', evil.trim()]],
        body: { kind: 'multipart', parts }
      }
    )
    expect(command).toMatch(/^[\n\x20-\x7e]*$/)
    const { stdout } = spawnSync('sh', ['-c', command.replace(/^curl/, String.raw`printf '%s\0'`)])
    expect(stdout.toString('utf8').split('\0')).toEqual(
      expect.arrayContaining([
        `${evil}:`,
        evil,
        `n=${evil}`,
        "https://a.test/a\u001b[201~\r\u009b31m'$(id)%s"
      ])
    )
  })

  it('says nothing of settings that say nothing, or are off', () => {
    const nothing: ExecuteSettings = {
      insecure: false,
      timeouts: { connectMs: 0, totalMs: 0, requestMs: 5 },
      retries: { count: 0 },
      redirects: { follow: false, max: 3 },
      proxy: { mode: 'system' },
      protocol: 'auto',
      tls: { pins: [] },
      resolve: []
    }
    expect(printed(nothing)).toBe(printed({}))
  })

  it.each<[ExecuteSettings, string]>([
    [{ protocol: '2' }, '--http2'],
    [{ proxy: { mode: 'none' } }, "--noproxy '*'"],
    [
      { resolve: [{ host: '::1', addresses: ['::1', '127.0.0.1'] }] },
      "--resolve '[::1]:443:[::1],127.0.0.1'"
    ],
    [{ redirects: { follow: true, keepCredentials: true } }, '--location-trusted'],
    [{ auth: { kind: 'digest', username: 'u', password: ' ' } }, "--digest \\\n  --user 'u: '"]
  ])('prints %j', (settings, option) => {
    expect(printed(settings)).toContain(`\\\n  ${option}`)
  })

  it('does not prove twice who sends it', () => {
    const headers: RequestInput['headers'] = [['authorization', 'mine']]
    expect(printed({ auth: { kind: 'basic', username: 'u', password: 'p' } }, { headers })).not.toContain(
      '--user'
    )
  })

  it('prints settings that are read again', () => {
    const settings: ExecuteSettings = {
      insecure: true,
      protocol: '1.1',
      timeouts: { connectMs: 250, totalMs: 10_000 },
      redirects: { follow: true, max: 3 },
      retries: { count: 2 },
      proxy: { mode: 'url', url: 'socks5h://u:p@p.test:1', bypass: 'a,b' },
      tls: { minVersion: 'TLSv1.3', pins: ['sha256/a=', 'sha256/b='] },
      resolve: [{ host: 'a.test', port: 1, addresses: ['127.0.0.1'] }],
      unixSocket: '/tmp/a b',
      auth: { kind: 'aws-sigv4', accessKeyId: 'id', secretAccessKey: 'key', region: 'eu', service: 's3' }
    }
    expect(parseCurl(printed(settings))).toMatchObject({
      draft: {
        auth: settings.auth,
        settings: {
          insecure: true,
          protocol: '1.1',
          timeouts: settings.timeouts,
          redirects: settings.redirects,
          retries: settings.retries,
          proxy: settings.proxy,
          tls: { minVersion: 'TLSv1.3', pins: 'sha256/a=\nsha256/b=' },
          resolve: 'a.test:1:127.0.0.1',
          unixSocket: '/tmp/a b'
        }
      },
      warnings: []
    })
  })
})
