import tls from 'node:tls'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressGroups } from '#shared/tls/address-groups.ts'
import { matchName } from '#shared/tls/match-name.ts'

const entryFor = (name: string, san: string[], subject = '') => matchName({ subject, san }, name)?.entry

describe('the entry that is for a name', () => {
  test.each<[string, string[], string | undefined]>([
    ['example.org', ['DNS:example.org'], 'DNS:example.org'],
    ['EXAMPLE.org', ['DNS:Example.ORG'], 'DNS:Example.ORG'],
    ['example.org.', ['DNS:example.org'], 'DNS:example.org'],
    ['www.example.org', ['DNS:example.org', 'DNS:*.example.org'], 'DNS:*.example.org'],
    ['example.org', ['DNS:*.example.org'], undefined],
    ['a.b.example.org', ['DNS:*.example.org'], undefined],
    ['example.org', ['DNS:*.org'], undefined],
    ['www.example.org', ['DNS:www.*.org'], undefined],
    ['foo1.example.org', ['DNS:foo*.example.org'], 'DNS:foo*.example.org'],
    ['fo.example.org', ['DNS:foo*.example.org'], undefined],
    ['a.example.org', ['DNS:**.example.org'], undefined],
    ['xn--bcher-kva.example', ['DNS:xn--bcher-kva.example'], 'DNS:xn--bcher-kva.example'],
    ['xn--bcher-kva.example.org', ['DNS:xn--*.example.org'], undefined],
    ['xn--bcher-kva.example.org', ['DNS:*.example.org'], 'DNS:*.example.org'],
    ['bücher.example', ['DNS:bücher.example'], undefined],
    ['127.0.0.1', ['DNS:127.0.0.1', 'IP Address:127.0.0.1'], 'IP Address:127.0.0.1'],
    ['127.0.0.1', ['DNS:127.0.0.1'], undefined],
    ['::1', ['IP Address:0:0:0:0:0:0:0:1'], 'IP Address:0:0:0:0:0:0:0:1'],
    ['[2001:DB8::1]', ['IP Address:2001:DB8:0:0:0:0:0:1'], 'IP Address:2001:DB8:0:0:0:0:0:1'],
    ['::2', ['IP Address:0:0:0:0:0:0:0:1'], undefined],
    ['example.org', [], undefined],
    ['', ['DNS:'], undefined]
  ])('%s among %j: %s', (name, san, entry) => {
    expect(entryFor(name, san)).toBe(entry)
  })

  test('the common name counts only where no other name is there', () => {
    expect(matchName({ subject: 'O=A, CN=example.org', san: [] }, 'example.org')).toEqual({
      entry: 'CN=example.org',
      by: 'common-name'
    })
    expect(entryFor('example.org', ['DNS:else.test'], 'CN=example.org')).toBeUndefined()
    expect(entryFor('127.0.0.1', [], 'CN=127.0.0.1')).toBeUndefined()
  })
})

test('it agrees with the verdict of Node', () => {
  const label = fc.constantFrom('a', 'b', 'ab', 'xn--a', '*', 'a*', '*b', 'a*b', '**', 'org')
  const name = fc.array(label, { minLength: 1, maxLength: 4 }).map(labels => labels.join('.'))
  const host = name.map(text => text.replaceAll('*', 'ab'))
  fc.assert(
    fc.property(host, fc.array(name, { maxLength: 3 }), (host, names) => {
      const san = names.map(each => `DNS:${each}`)
      const cert = { subject: { CN: '' }, subjectaltname: san.join(', ') }
      const refused = tls.checkServerIdentity(host, cert as never)
      expect(matchName({ subject: '', san }, host) === undefined).toBe(refused !== undefined)
    }),
    { numRuns: 2000 }
  )
})

test.each([
  ['1.2.3.4', [258, 772]],
  ['1:2:3:4:5:6:7:8', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['::ffff:1.2.3.4', [0, 0, 0, 0, 0, 65535, 258, 772]],
  ['fe80::1%eth0', [65152, 0, 0, 0, 0, 0, 0, 1]],
  ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
  ['1.2.3', undefined],
  ['1.2.3.256', undefined],
  ['1::2::3', undefined],
  ['1:2:3', undefined],
  ['1:2:3:4:5:6:7:8::', undefined],
  ['g::1', undefined],
  ['example.org', undefined],
  ['', undefined]
])('the groups of %s', (text, groups) => {
  expect(addressGroups(text)).toEqual(groups)
})
