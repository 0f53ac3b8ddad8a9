import { expect, it } from 'vitest'
import { runCsv } from '#shared/run/run-csv.ts'
import { runExchangeOf } from '../../fixtures/run-exchanges.ts'

const RESULTS = {
  items: [
    { path: 'a.yml', name: '=cmd', method: 'GET' },
    { path: 'b.yml', name: 'B' }
  ],
  exchanges: [
    { ...runExchangeOf({ index: 0, passed: 1 }), iteration: 0, item: 0, outcome: 'passed' as const },
    {
      ...runExchangeOf({ index: 1, startMs: 12, totalMs: 0, error: 'DNS' }),
      iteration: 1,
      item: 1,
      outcome: 'failed' as const,
      message: 'No address is known for nowhere.test.'
    },
    {
      ...runExchangeOf({ index: 2, failed: 1 }),
      iteration: 1,
      item: 1,
      outcome: 'failed' as const,
      results: {
        results: [
          {
            kind: 'assertion' as const,
            label: 'res.status eq 404',
            outcome: 'failed' as const,
            actual: '200'
          }
        ],
        passed: 0,
        failed: 1,
        skipped: 0,
        scripts: 0
      }
    }
  ]
}

it('prints a run as CSV, with why each request failed', () => {
  expect([...runCsv(RESULTS)].join('').split('\r\n')).toEqual([
    'iteration,request,path,method,outcome,status,error,start_ms,total_ms,bytes,checks_passed,checks_failed,message',
    '1,"\'=cmd",a.yml,GET,passed,200,,0,10,0,1,0,',
    '2,B,b.yml,,failed,,DNS,12,0,0,0,0,No address is known for nowhere.test.',
    '2,B,b.yml,,failed,200,,0,10,0,0,1,res.status eq 404: found 200',
    ''
  ])
})
