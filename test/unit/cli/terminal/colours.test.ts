import { expect, test } from 'vitest'
import { painter, wantsColours } from '../../../../cli/terminal/colours.ts'

test.each<[boolean, boolean, Record<string, string>]>([
  [true, true, {}],
  [false, false, {}],
  [false, true, { NO_COLOR: '1' }],
  [true, true, { NO_COLOR: '' }],
  [false, true, { CLICOLOR: '0' }],
  [false, true, { TERM: 'dumb' }],
  [true, false, { FORCE_COLOR: '1' }],
  [true, false, { FORCE_COLOR: '', NO_COLOR: '1' }],
  [false, true, { FORCE_COLOR: '0' }],
  [true, false, { CLICOLOR_FORCE: '1' }],
  [false, false, { CLICOLOR_FORCE: '0' }]
])('%s for a terminal: %s, with %j', (wanted, isTTY, env) => {
  expect(wantsColours({ isTTY }, env)).toBe(wanted)
})

test('a colour ends where its text does, and is not there where there is none', () => {
  expect(painter(true)('red', 'no')).toBe('\x1b[31mno\x1b[39m')
  expect(painter(true)('red', '')).toBe('')
  expect(painter(false)('red', 'no')).toBe('no')
})
