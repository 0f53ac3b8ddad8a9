import { expect, test } from 'vitest'
import { interleaveFamilies } from '#engine/connect/open-tcp.ts'

const addresses = (text: string) =>
  text.split(' ').map(address => ({ address, family: address.startsWith('6') ? (6 as const) : (4 as const) }))

test.each([
  ['6a 6b 4a 4b', '6a 4a 6b 4b'],
  ['4a 6a 6b 6c', '4a 6a 6b 6c'],
  ['6a 6b 6c 4a', '6a 4a 6b 6c'],
  ['4a 4b', '4a 4b'],
  ['6a', '6a']
])('%s are tried as %s', (given, tried) => {
  expect(
    interleaveFamilies(addresses(given))
      .map(({ address }) => address)
      .join(' ')
  ).toBe(tried)
})
