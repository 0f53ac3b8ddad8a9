import { expect, test } from 'vitest'
import { speaksUnicode } from '../../../../cli/terminal/speaks-unicode.ts'

test.each<[boolean, Record<string, string>, NodeJS.Platform]>([
  [true, { LANG: 'en_GB.UTF-8' }, 'linux'],
  [true, { LANG: 'C', LC_CTYPE: 'C.utf8' }, 'linux'],
  [false, { LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'linux'],
  [false, { LANG: 'de_DE.ISO-8859-1' }, 'darwin'],
  [false, {}, 'linux'],
  [false, { LANG: '' }, 'linux'],
  [true, {}, 'darwin'],
  [true, {}, 'win32']
])('%s: %j on %s', (spoken, env, platform) => {
  expect(speaksUnicode(env, platform)).toBe(spoken)
})
