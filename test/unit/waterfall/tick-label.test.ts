import { expect, it } from 'vitest'
import { tickLabel } from '#shared/waterfall/tick-label.ts'

it.each([
  [1966.102, 0.001, '1,966.102 ms'],
  [0, 20, '0 ms'],
  [40, 20, '40 ms'],
  [0.4, 0.2, '0.4 ms'],
  [1234.005, 0.005, '1,234.005 ms'],
  [1234.01, 0.005, '1,234.010 ms'],
  [12_345.678, 0.001, '12,345.678 ms'],
  [0, 200, '0 ms'],
  [200, 200, '200 ms'],
  [1000, 200, '1.0 s'],
  [1000, 1000, '1 s'],
  [1500, 500, '1.5 s'],
  [12_340, 20, '12.34 s'],
  [60_000, 1000, '1 min'],
  [125_000, 5000, '2 min 5 s'],
  [125_500, 500, '125.5 s'],
  [7_200_000, 600_000, '120 min']
])('%d ms between marks of %d ms reads %s', (ms, step, label) => expect(tickLabel(ms, step)).toBe(label))
