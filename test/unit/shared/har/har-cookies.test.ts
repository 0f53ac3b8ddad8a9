import { har as validate } from 'har-validator'
import { expect, test } from 'vitest'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'
import { Log, written } from './written-har.ts'

const SET = { domain: 'example.test', path: '/', secure: true, httpOnly: false }

test('cookies whose headers are masked are listed by what is known of them', async () => {
  const hop = hopOf(0, 0, [['send', 1]], {
    request: { method: 'GET', url: 'http://example.test/', headers: [['Cookie', 'sid=abcdefghij']] },
    cookies: {
      sent: [{ name: 'sid', value: 'abcdefghij' }],
      stored: [
        { ...SET, name: 'next', value: 'klmnopqrst', expires: '2026-10-21T07:28:00.000Z', fate: 'new' }
      ],
      rejected: [{ cookie: 'other=uvwxyz; Domain=else.test', why: 'It is of another domain.' }]
    },
    response: {
      ...{ status: 200, statusText: 'OK', httpVersion: '1.1', headBytes: 9, trailers: [], informational: [] },
      headers: [
        ['Set-Cookie', 'next=klmnopqrst; Path=/; Secure; Expires=Wed, 21 Oct 2026 07:28:00 GMT'],
        ['Set-Cookie', 'other=uvwxyz; Domain=else.test']
      ]
    }
  })
  const file = await written({ exchange: redactExchange(exchangeOf([hop]), []) })
  await validate(file)
  expect(Log.parse(file).log.entries).toMatchObject([
    {
      request: { cookies: [{ name: 'sid', value: '•••' }] },
      response: {
        cookies: [
          { ...SET, name: 'next', value: '•••', expires: '2026-10-21T07:28:00.000Z' },
          { name: 'other', value: '•••' }
        ]
      }
    }
  ])
})

test('cookies of which no more is known than that there were some are not listed', async () => {
  const hop = hopOf(0, 0, [['send', 1]], {
    request: { method: 'GET', url: 'http://example.test/', headers: [['Cookie', 'sid=abcdefghij']] }
  })
  const file = await written({ exchange: redactExchange(exchangeOf([hop]), []) })
  expect(Log.parse(file).log.entries).toMatchObject([{ request: { cookies: [] } }])
})
