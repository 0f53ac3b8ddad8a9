import { expect, it } from 'vitest'
import { resultLines } from '#renderer/features/folder-run/result-lines.ts'
import type { FlowExchange } from '#shared/model/run.ts'
import { runExchangeOf } from '../../../../fixtures/run-exchanges.ts'

const exchange = (index: number, iteration: number, outcome: FlowExchange['outcome']): FlowExchange => ({
  ...runExchangeOf({ index }),
  iteration,
  item: 0,
  outcome
})
const ALL = [
  exchange(0, 0, 'passed'),
  exchange(1, 0, 'failed'),
  exchange(2, 1, 'passed'),
  exchange(3, 2, 'failed')
]
const keys = (...args: Parameters<typeof resultLines>) => resultLines(...args).map(({ key }) => key)

it('has a heading for each iteration, where there are several', () => {
  expect(keys(ALL, 3, false)).toEqual(['i0', '0', '1', 'i1', '2', 'i2', '3'])
  expect(keys(ALL.slice(0, 2), 1, false)).toEqual(['0', '1'])
})

it('leaves out what has passed, and iterations in which nothing else is, when only failures are looked for', () => {
  expect(keys(ALL, 3, true)).toEqual(['i0', '1', 'i2', '3'])
  expect(resultLines(ALL, 3, true)[0]).toMatchObject({ passed: 1, failed: 1 })
})
