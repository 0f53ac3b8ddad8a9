import { expect, test } from 'vitest'
import { printCurl } from '#shared/curl/print-curl.ts'
import { sentRequest } from '#shared/curl/sent-request.ts'
import type { Header } from '#shared/model/request.ts'

const print = (headers: Header[], body = '') =>
  printCurl(sentRequest({ method: 'POST', url: 'http://a.test:81/x', headers }, Buffer.from(body)))

test('all that was sent is asked for again, but for what curl writes itself', () => {
  const command = print(
    [
      ['host', 'a.test:81'],
      ['connection', 'keep-alive'],
      ['User-Agent', 'sonde/0'],
      ['X-Own', '1'],
      ['content-length', '2']
    ],
    'hi'
  )
  expect(command).toContain("--header 'X-Own: 1'")
  expect(command).toContain("--header 'User-Agent: sonde/0'")
  expect(command).toContain("--data-raw 'hi'")
  for (const left of ['host', 'connection', 'content-length']) expect(command).not.toContain(left)
})

test('another Host is kept, and pseudo-headers are none', () => {
  const command = print([
    [':authority', 'a.test:81'],
    ['Host', 'b.test']
  ])
  expect(command).toContain("--header 'Host: b.test'")
  expect(command).not.toContain(':authority')
})
