import { describe, expect, it } from 'vitest'
import { explainWarning } from '#renderer/features/waterfall/warning-words.ts'

describe('explainWarning', () => {
  it.each([
    ['unknown-coding', 'exotic', /\(exotic\)\. It is shown as it came\.$/],
    [
      'damaged-coding',
      'gzip: unexpected end',
      /\(gzip: unexpected end\)\. What could be unpacked is shown\.$/
    ],
    ['insecure-redirect', 'A sentence.', /^A sentence\.$/],
    ['of-tomorrow', 'A sentence.', /^A sentence\.$/]
  ])('makes a sentence of %s', (code, detail, words) => {
    expect(explainWarning({ code, detail })).toMatch(words)
  })

  it('writes out what a server has hidden in it', () => {
    expect(explainWarning({ code: 'unknown-coding', detail: 'a\u202eb' })).toContain('a\\u202eb')
  })
})
