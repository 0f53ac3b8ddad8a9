import { expect, test } from 'vitest'
import { progressLine } from '../../../../cli/send/progress-line.ts'

const MiB = 1024 * 1024
const plain = { columns: 100, ascii: false }

test.each([
  [
    'how far, how much, how fast and how long still',
    { received: 25 * MiB, total: 100 * MiB, elapsedMs: 500 },
    ' 25 %  ██████                    25 MiB of 100 MiB  50 MiB/s  2 s left'
  ],
  [
    'nothing yet',
    { received: 0, total: MiB, elapsedMs: 0 },
    '  0 %                            0 B of 1.0 MiB  0 B/s'
  ],
  [
    'what of no known length came',
    { received: MiB, total: undefined, elapsedMs: 2000 },
    '1.0 MiB  512 KiB/s  2.00 s'
  ],
  [
    'more than was announced',
    { received: 2 * MiB, total: MiB, elapsedMs: 1000 },
    '2.0 MiB  2.0 MiB/s  1.00 s'
  ]
])('tells %s', (_, progress, line) => expect(progressLine(progress, plain)).toBe(line))

test('keeps to its columns and its signs', () => {
  const progress = { received: MiB, total: 3 * MiB, elapsedMs: 10 }
  const line = progressLine(progress, { columns: 90, ascii: true })
  expect(line).toMatch(/^[\x20-\x7e]{1,90}$/)
  expect(line).toContain('########')
})

test.each([
  [70, ' 33 %  1.0 MiB of 3.0 MiB  100 MiB/s  1 s left'],
  [40, ' 33 %  1.0 MiB of 3.0 MiB  1 s left'],
  [30, ' 33 %  1.0 MiB of 3.0 MiB'],
  [10, ' 33 %']
])('leaves out whole parts where there are %i columns', (columns, line) => {
  const progress = { received: MiB, total: 3 * MiB, elapsedMs: 10 }
  expect(progressLine(progress, { columns, ascii: false })).toBe(line)
})
