import { describe, expect, it } from 'vitest'
import { explainWarning } from '#renderer/features/waterfall/warning-words.ts'

describe('explainWarning', () => {
  it('is the sentence of the warning, whatever its code', () => {
    expect(explainWarning({ code: 'of-tomorrow', detail: 'A sentence.' })).toBe('A sentence.')
  })

  it('writes out what a server has hidden in it', () => {
    expect(explainWarning({ code: 'unknown-coding', detail: 'a\u202eb' })).toContain('a\\u202eb')
  })
})
