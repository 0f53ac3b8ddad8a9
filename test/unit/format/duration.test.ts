import { describe, expect, it } from 'vitest'
import { formatDuration, formatExactMs } from '#shared/format/duration.ts'

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [0.001, '<0.01 ms'],
    [0.005, '0.01 ms'],
    [0.04, '0.04 ms'],
    [0.2, '0.2 ms'],
    [0.96, '1.0 ms'],
    [9.94, '9.9 ms'],
    [9.96, '10 ms'],
    [97.4, '97 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [1050, '1.05 s'],
    [1999, '2.00 s'],
    [9994, '9.99 s'],
    [9996, '10.0 s'],
    [30_000, '30.0 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_599_499, '59 min 59 s'],
    [3_599_600, '1 h 0 min'],
    [5_400_000, '1 h 30 min']
  ])('%d ms is “%s”', (ms, text) => expect(formatDuration(ms)).toBe(text))
})

describe('formatExactMs', () => {
  it.each([
    [0, '0.000 ms'],
    [0.04, '0.040 ms'],
    [97, '97.000 ms'],
    [999.9996, '1,000.000 ms'],
    [12_345.678, '12,345.678 ms'],
    [3_600_000, '3,600,000.000 ms']
  ])('%d ms is “%s”', (ms, text) => expect(formatExactMs(ms)).toBe(text))
})
