import { expect, it } from 'vitest'
import { alsoTried, triedInVain } from '#shared/waterfall/attempt-words.ts'
import { errorIn } from './exchange-fixture.ts'

it('says what came of each address but the one that answered', () => {
  expect(
    triedInVain({
      attempts: [
        { address: '[2001:db8::1]:443', outcome: 'failed', error: 'ENETUNREACH' },
        { address: '192.0.2.1:443', outcome: 'overtaken' },
        { address: '192.0.2.2:443', outcome: 'failed' },
        { address: '192.0.2.3:443', outcome: 'connected' }
      ]
    })
  ).toEqual([
    '[2001:db8::1]:443: ENETUNREACH',
    '192.0.2.1:443: no answer before another gave one',
    '192.0.2.2:443: no connection'
  ])
})

it('says nothing where the first address answered', () => {
  expect(triedInVain({})).toEqual([])
})

it('names the other addresses only where no connection came about', () => {
  const error = { ...errorIn('tcp'), facts: { others: '192.0.2.4:443 (ECONNREFUSED)' } }
  expect(alsoTried({ ...error, code: 'CONNECT' })).toBe('192.0.2.4:443 (ECONNREFUSED)')
  expect(alsoTried({ ...errorIn('tcp'), code: 'CONNECT' })).toBeUndefined()
  expect(alsoTried(error)).toBeUndefined()
  expect(alsoTried(undefined)).toBeUndefined()
})
