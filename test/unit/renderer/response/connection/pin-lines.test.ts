import { describe, expect, test } from 'vitest'
import { isPinned, pinnedBy, withoutPin, withPin } from '#renderer/features/response/connection/pin-lines.ts'

const A = `sha256/${'A'.repeat(43)}=`
const SLASH = `sha256//${'A'.repeat(42)}=`

describe('pins that are typed as lines', () => {
  test('a pin is found in both forms, with space around it', () => {
    expect(isPinned(` {{pin}}\n  ${A} `, A)).toBe(true)
    expect(isPinned(A.replace('/', '//'), A)).toBe(true)
    expect(isPinned(A, SLASH)).toBe(false)
    expect(isPinned('', A)).toBe(false)
  })

  test('what a request says itself takes the place of what it inherits', () => {
    expect(pinnedBy(A, '', A)).toBe('own')
    expect(pinnedBy(' ', A, A)).toBe('inherited')
    expect(pinnedBy('{{pin}}', A, A)).toBeUndefined()
    expect(pinnedBy('', '', A)).toBeUndefined()
  })

  test('one is added once, and what is there stays', () => {
    expect(withPin('{{pin}}\n', A)).toBe(`{{pin}}\n${A}`)
    expect(withPin(A, A)).toBe(A)
    expect(withPin('', A)).toBe(A)
  })

  test('one is taken out, and no other', () => {
    expect(withoutPin(`{{pin}}\n${A}\n${A.replace('/', '//')}`, A)).toBe('{{pin}}')
    expect(withoutPin(A, SLASH)).toBe(A)
  })
})
