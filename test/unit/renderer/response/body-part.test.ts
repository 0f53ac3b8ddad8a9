import { describe, expect, it } from 'vitest'
import { partOf } from '#renderer/features/response/body-part.ts'

const MIB = 1024 * 1024

describe('partOf', () => {
  it('is nothing where all is shown', () => {
    expect(partOf(5 * MIB, 'text', 0)).toBeUndefined()
    expect(partOf(256 * 1024, 'hex', 0)).toBeUndefined()
  })

  it.each([
    [0, 'the first 5.0 MiB', undefined, 5 * MIB],
    [5 * MIB, '5.0 MiB to 10 MiB', 0, 10 * MIB],
    [10 * MIB, '10 MiB to 12 MiB', 5 * MIB, undefined]
  ])('of 12 MiB from byte %d is %s', (offset, name, previous, next) => {
    expect(partOf(12 * MIB, 'text', offset)).toMatchObject({ name, previous, next })
  })

  it('is shorter for a dump', () => {
    expect(partOf(12 * MIB, 'hex', 0)).toMatchObject({ name: 'the first 256 KiB', next: 256 * 1024 })
  })
})
