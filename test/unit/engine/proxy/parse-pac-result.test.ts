import { expect, test } from 'vitest'
import { parsePacResult } from '#engine/proxy/parse-pac-result.ts'

test.each([
  ['DIRECT', undefined],
  ['PROXY proxy.test:3128', 'http://proxy.test:3128'],
  ['PROXY proxy.test', 'http://proxy.test:80'],
  ['HTTP proxy.test:3128; DIRECT', 'http://proxy.test:3128'],
  ['HTTPS proxy.test:443', 'https://proxy.test:443'],
  ['SOCKS5 proxy.test:9050;DIRECT', 'socks5h://proxy.test:9050'],
  ['proxy  [::1]:3128', 'http://[::1]:3128'],
  ['SOCKS old.test:1080; QUIC new.test:443; PROXY proxy.test:8080', 'http://proxy.test:8080'],
  ['SOCKS4 old.test:1080; DIRECT', undefined]
])('%s', (result, url) => {
  expect(parsePacResult(result)?.url).toBe(url)
})

test.each(['', ';', 'SOCKS old.test:1080', 'PROXY', 'nonsense'])('“%s” names no proxy', result => {
  expect(() => parsePacResult(result)).toThrow(/names no proxy that Sonde can use/)
})
