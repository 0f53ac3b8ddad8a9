import { expect, it } from 'vitest'
import { repeatCsv } from '#shared/run/repeat-csv.ts'
import { runExchangeOf } from '../../fixtures/run-exchanges.ts'

it('prints a run as CSV, in the order in which its exchanges were begun', () => {
  const pieces = repeatCsv([
    runExchangeOf({ index: 1, startMs: 20.5, totalMs: 3, error: 'TIMEOUT' }),
    runExchangeOf({
      index: 0,
      startMs: 0,
      totalMs: 12.3456,
      cold: true,
      size: 9,
      passed: 2,
      failed: 1,
      phases: [
        { name: 'dns', startMs: 0, endMs: 0.1 + 0.2 },
        { name: 'ttfb', startMs: 0.3, endMs: 12.3456 }
      ]
    })
  ])
  expect([...pieces].join('')).toBe(
    [
      'number,start_ms,total_ms,backoff_ms,proxy_lookup_ms,queue_ms,proxy_dns_ms,proxy_tcp_ms,proxy_tls_ms,proxy_ms,dns_ms,tcp_ms,tls_ms,upgrade_ms,send_ms,ttfb_ms,download_ms,status,error,bytes,connection,assertions_passed,assertions_failed',
      '1,0,12.346,,,,,,,,0.3,,,,,12.046,,200,,9,opened,2,1',
      '2,20.5,3,,,,,,,,,,,,,,,,TIMEOUT,0,reused,0,0',
      ''
    ].join('\r\n')
  )
})

it.each<[object, string]>([
  [{ cold: false }, 'reused'],
  [{ cold: true, status: 200 }, 'opened'],
  [{ cold: true, error: 'CONNECT', phases: [{ name: 'tcp', startMs: 0, endMs: 1 }] }, 'none'],
  [{ cold: true, error: 'TIMEOUT', phases: [{ name: 'ttfb', startMs: 0, endMs: 1 }] }, 'opened']
])('tells of %j what connection there was: %s', (exchange, connection) => {
  const [, row = ''] = repeatCsv([runExchangeOf({ index: 0, ...exchange })])
  expect(row.split(',').at(-3)).toBe(connection)
})
