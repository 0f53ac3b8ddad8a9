import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPosixWords } from '#shared/curl/posix-words.ts'

const chars = (alphabet: string, maxLength = 6) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map(signs => signs.join(''))

/** Pieces of words in every kind of quotes, without what a shell would expand. */
const piece = fc.oneof(
  chars('aZ9=:/.,%@+-_ä'),
  fc.constantFrom(...' "\'\\$`&|;<>(){}*?~#!^\n').map(sign => `\\${sign}`),
  chars('a "\\$`&|;*#\n^ä😀').map(text => `'${text}'`),
  fc
    .array(fc.constantFrom('a', ' ', "'", '\\"', '\\\\', '\\$', '\\`', '\\n', '\\\n', '\n', 'ä', '&', '#'), {
      maxLength: 6
    })
    .map(parts => `"${parts.join('')}"`),
  fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '"',
        "\\'",
        '\\\\',
        '\\n',
        '\\t',
        '\\e',
        '\\x41',
        '\\u00e9',
        '\\U0001F600',
        '\\101',
        '\\xe2\\x82\\xac',
        '\\z',
        'ä',
        '😀',
        '\n'
      ),
      { maxLength: 6 }
    )
    .map(parts => `$'${parts.join('')}'`)
)
const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map(pieces => pieces.join(''))
const command = fc
  .tuple(word, fc.array(fc.tuple(fc.constantFrom(' ', '  ', '\t', ' \\\n  '), word), { maxLength: 4 }))
  .map(([first, others]) => first + others.flat().join(''))

describe('readPosixWords', () => {
  it('takes words apart as bash does', () => {
    fc.assert(
      fc.property(command, text => {
        const printed = execFileSync('bash', ['-c', `printf '%s\\0' x ${text}`], {
          env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
          stdio: ['ignore', 'pipe', 'inherit']
        })
        expect(readPosixWords(`x ${text}`).words).toEqual(printed.toString().split('\0').slice(0, -1))
      }),
      { numRuns: 150 }
    )
  })
})
