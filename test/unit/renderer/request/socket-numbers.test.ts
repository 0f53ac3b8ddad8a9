import { describe, expect, it } from 'vitest'
import { parseCodes } from '#renderer/features/request/settings/parse-codes.ts'
import { parseFactor } from '#renderer/features/request/settings/parse-factor.ts'
import { parseMebibytes } from '#renderer/features/request/settings/parse-mebibytes.ts'

describe('what is typed into the settings of a WebSocket', () => {
  it.each([
    ['', { codes: [] }],
    ['1006', { codes: [1006] }],
    [' 1001, 4000 1001,', { codes: [1001, 4000] }],
    ['1001, 99', { problem: '“99” is no close code: they are numbers from 1000 to 4999.' }],
    ['5000', { problem: '“5000” is no close code: they are numbers from 1000 to 4999.' }]
  ])('is read as close codes: %j', (typed, codes) => {
    expect(parseCodes(typed)).toEqual(codes)
  })

  it.each([
    ['1', { value: 1 }],
    [' 1.5 ', { value: 1.5 }],
    ['0.9', { problem: 'Only a number from 1 to 100.' }],
    ['1e2', { problem: 'Only a number from 1 to 100.' }],
    ['101', { problem: 'Only a number from 1 to 100.' }]
  ])('is read as a growth: %j', (typed, factor) => {
    expect(parseFactor(typed)).toEqual(factor)
  })

  it.each([
    ['0', { value: 0 }],
    ['64', { value: 64 }],
    ['.5', { value: 0.5 }],
    ['2049', { problem: 'At most 2048 MiB.' }],
    ['-1', { problem: 'Only a number from 0 to 2048.' }]
  ])('is read as mebibytes: %j', (typed, mebibytes) => {
    expect(parseMebibytes(typed)).toEqual(mebibytes)
  })
})
