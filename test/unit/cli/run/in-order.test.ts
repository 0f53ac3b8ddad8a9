import { expect, it } from 'vitest'
import { InOrder } from '../../../../cli/run/in-order.ts'

it('tells the first turn at once, and the others when those before them are over', () => {
  const told: string[] = []
  const order = new InOrder<string>(event => told.push(event))
  order.tell(1, 'b1')
  order.tell(0, 'a1')
  expect(told).toEqual(['a1'])
  order.end(1)
  order.tell(2, 'c1')
  order.tell(0, 'a2')
  order.end(0)
  expect(told).toEqual(['a1', 'a2', 'b1', 'c1'])
  order.tell(2, 'c2')
  expect(told.at(-1)).toBe('c2')
})
