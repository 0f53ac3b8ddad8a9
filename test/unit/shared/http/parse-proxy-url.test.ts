import { expect, test } from 'vitest'
import { parseProxyUrl } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'

test.each([
  ['http://proxy.test:3128', 'http', 'proxy.test', 3128],
  ['proxy.test:3128', 'http', 'proxy.test', 3128],
  [' http://proxy.test:3128/ ', 'http', 'proxy.test', 3128],
  ['http://proxy.test', 'http', 'proxy.test', 1080],
  ['http://proxy.test:', 'http', 'proxy.test', 1080],
  ['https://proxy.test', 'https', 'proxy.test', 443],
  ['HTTPS://proxy.test:8443', 'https', 'proxy.test', 8443],
  ['socks://proxy.test', 'socks5', 'proxy.test', 1080],
  ['socks5://proxy.test', 'socks5', 'proxy.test', 1080],
  ['socks5h://[::1]:9050', 'socks5h', '::1', 9050],
  ['[2001:db8::1]', 'http', '2001:db8::1', 1080]
])('%s', (text, kind, host, port) => {
  expect(parseProxyUrl(text)).toEqual({
    kind,
    host,
    port,
    url: `${kind}://${host.includes(':') ? `[${host}]` : host}:${port}`
  })
})

test.each([
  ['http://sonde:secret@proxy.test:1', 'sonde', 'secret'],
  ['http://sonde@proxy.test:1', 'sonde', ''],
  ['http://:secret@proxy.test:1', '', 'secret'],
  ['http://a%40b:p%3Aq%25%20%C3%A9@proxy.test:1', 'a@b', 'p:q% é'],
  ['http://a:b:c@proxy.test:1', 'a', 'b:c'],
  ['http://a:b@c@proxy.test:1', 'a', 'b@c'],
  ['http://a:b/c#d?e@proxy.test:1', 'a', 'b/c#d?e']
])('takes user and password out of %s', (text, username, password) => {
  expect(parseProxyUrl(text)).toMatchObject({
    credentials: { username, password },
    url: 'http://proxy.test:1'
  })
})

test.each([
  ['', /“” is not a host/],
  ['ftp://proxy.test', /starts with “ftp:\/\/”/],
  ['constructor://proxy.test', /starts with “constructor:\/\/”/],
  ['socks4://proxy.test', /starts with “socks4:\/\/”/],
  ['http://', /is not a host/],
  ['http://:3128', /“:3128” is not a host/],
  ['http://proxy.test:port', /“proxy\.test:port” is not a host/],
  ['http://proxy.test:3128/path', /“proxy\.test:3128\/path” is not a host/],
  ['http://proxy.test:0', /has the port 0/],
  ['http://proxy.test:65536', /has the port 65536/],
  ['http://::1:3128', /“::1:3128” is not a host/],
  ['http://[proxy]:3128', /“\[proxy\]:3128” is not a host/],
  ['http://a b:3128', /is not a host/],
  ['http://sonde:100%@proxy.test', /write it as %25/],
  ['http://so%0Ade:x@proxy.test', /control character/],
  ['http://so%3Ade:x@proxy.test', /a colon in its user/],
  [`socks5h://${'u'.repeat(256)}:x@proxy.test`, /more than 255 bytes/],
  [`socks5h://u:${'%C3%A9'.repeat(128)}@proxy.test`, /more than 255 bytes/]
])('refuses %s', (text, problem) => {
  let error: unknown
  try {
    parseProxyUrl(text)
  } catch (thrown) {
    error = thrown
  }
  if (!(error instanceof ClientError)) throw new Error('expected a ClientError', { cause: error })
  expect(error).toMatchObject({ code: 'BUILD', field: 'proxy.url' })
  expect(error.message).toMatch(problem)
})

test('tells no password to whoever reads the refusal', () => {
  for (const text of [
    'http://sonde:secret@proxy.test:99999',
    'http://sonde:secret@no host',
    'x://u:secret@h'
  ])
    expect(() => parseProxyUrl(text)).toThrow(expect.not.objectContaining({ message: /secret/ }))
})
