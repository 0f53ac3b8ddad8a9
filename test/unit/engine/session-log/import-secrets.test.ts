import { expect, it } from 'vitest'
import { ImportProblems } from '#engine/session-log/transfer/import-problems.ts'
import { ImportSecrets } from '#engine/session-log/transfer/import-secrets.ts'
import type { Header } from '#shared/model/request.ts'
import { exchangeOf, hopOf } from '#test/unit/waterfall/exchange-fixture.ts'

function learned(...handshakes: { url?: string; headers: Header[] }[]) {
  const problems = new ImportProblems()
  const secrets = new ImportSecrets(problems)
  for (const { url = 'ws://a.test/', headers } of handshakes) {
    const request = { method: 'GET', url, headers }
    secrets.learn(exchangeOf([hopOf(0, 0, [], { request })]))
  }
  return { forms: secrets.forms, told: problems.all }
}

const cookies = (count: number): Header => [
  'Cookie',
  Array.from({ length: count }, (_, n) => `name${n}=cookie+value/${n}`).join('; ')
]
const BEARER: Header = ['Authorization', 'Bearer tok-en-1']

it('covers what it has room for of a handshake with too much in it, cookies last', () => {
  const { forms, told } = learned({ url: 'ws://user:pass%20word@a.test/', headers: [cookies(400), BEARER] })
  expect(forms).toEqual(expect.arrayContaining(['tok-en-1', 'pass%20word', 'cookie+value/0']))
  expect(forms).not.toContain('cookie+value/399')
  expect(told).toEqual([expect.stringContaining('cookies before others')])
})

it('takes what is small after what there is no room for, and says so once', () => {
  const huge: Header = ['Authorization', `Bearer ${'x'.repeat(300_000)}`]
  const { forms, told } = learned({ headers: [huge] }, { headers: [huge] }, { headers: [BEARER] })
  expect(forms).toContain('tok-en-1')
  expect(told).toHaveLength(1)
})
