import { expect, it } from 'vitest'
import { nearestName } from '../../../cli/nearest-name.ts'

const NAMES = ['send', 'ws', 'serve', 'completion', 'history']

it.each([
  ['sned', 'send'],
  ['sens', 'send'],
  ['sendd', 'send'],
  ['snd', 'send'],
  ['hist', 'history'],
  ['histroy', 'history'],
  ['wx', 'ws'],
  ['x', undefined],
  ['', undefined],
  ['request', undefined],
  ['seabed', undefined]
])('takes “%s” for %s', (typed, meant) => {
  expect(nearestName(typed, NAMES)).toBe(meant)
})
