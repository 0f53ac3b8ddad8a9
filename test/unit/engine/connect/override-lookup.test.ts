import { expect, test } from 'vitest'
import { lookupKey, overrideLookup } from '#engine/connect/override-lookup.ts'
import type { ResolveOverride } from '#shared/model/settings.ts'

const beneath = async () => [{ address: '203.0.113.1', family: 4 as const }]
const find = async (overrides: ResolveOverride[], host: string, port: number) =>
  (await overrideLookup(beneath, overrides)(host, port)).map(({ address }) => address)

const cases: [override: ResolveOverride, host: string, port: number, found: string[]][] = [
  [{ host: 'example.org', addresses: ['127.0.0.1', '::1'] }, 'example.org', 80, ['127.0.0.1', '::1']],
  [{ host: 'Example.ORG', addresses: ['127.0.0.1'] }, 'example.org.', 80, ['127.0.0.1']],
  [{ host: 'example.org', port: 443, addresses: ['127.0.0.1'] }, 'example.org', 443, ['127.0.0.1']],
  [{ host: 'example.org', port: 443, addresses: ['127.0.0.1'] }, 'example.org', 80, ['203.0.113.1']],
  [{ host: 'example.org', addresses: ['127.0.0.1'] }, 'www.example.org', 80, ['203.0.113.1']],
  [{ host: '*', addresses: ['[::1]'] }, 'www.example.org', 80, ['::1']],
  [{ host: '192.0.2.1', addresses: ['127.0.0.1'] }, '192.0.2.1', 80, ['127.0.0.1']],
  [{ host: '192.0.2.1', addresses: ['127.0.0.1'] }, '192.0.2.2', 80, ['192.0.2.2']],
  [{ host: '[2001:db8::1]', addresses: ['127.0.0.1'] }, '2001:DB8:0::1', 80, ['127.0.0.1']]
]
test.each(cases)('%j: %s port %i', async (override, host, port, found) => {
  expect(await find([override], host, port)).toEqual(found)
})

test('the first that fits counts', async () => {
  const overrides = [
    { host: 'a.test', addresses: ['127.0.0.1'] },
    { host: '*', addresses: ['127.0.0.2'] }
  ]
  expect(await find(overrides, 'a.test', 80)).toEqual(['127.0.0.1'])
  expect(await find(overrides, 'b.test', 80)).toEqual(['127.0.0.2'])
})

test('nobody is asked for what is known', () => {
  expect(overrideLookup(beneath, [{ host: 'a.test', addresses: ['::1'] }])('a.test', 80)).toEqual([
    { address: '::1', family: 6 }
  ])
})

test.each(['example.org', '', '1.2.3', '[::1'])('refuses the address “%s” at its field', address => {
  const overrides = [
    { host: 'a.test', addresses: ['127.0.0.1'] },
    { host: 'b.test', addresses: ['127.0.0.1', address] }
  ]
  expect(() => overrideLookup(beneath, overrides)).toThrow(
    expect.objectContaining({ code: 'BUILD', field: 'resolve.1' })
  )
})

test('requests with other overrides share no connection', () => {
  expect(lookupKey([])).toBe('')
  expect(lookupKey([{ host: 'a.test', addresses: ['::1'] }])).not.toBe(
    lookupKey([{ host: 'a.test', addresses: ['::2'] }])
  )
})
