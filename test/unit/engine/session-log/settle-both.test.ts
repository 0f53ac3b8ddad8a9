import { expect, it } from 'vitest'
import { settleBoth } from '#engine/session-log/write/settle-both.ts'

it('waits for what goes on although the other has failed, and fails as the first', async () => {
  const told: string[] = []
  let fail: (error: Error) => void = () => {}
  const first = new Promise<void>((_, reject) => {
    fail = reject
  })
  const both = settleBoth(first, Promise.reject(new Error('second'))).catch((error: Error) => {
    told.push(error.message)
  })
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  expect(told).toEqual([])
  fail(new Error('first'))
  await both
  expect(told).toEqual(['first'])
})

it('fails as the second where the first did not', async () => {
  await expect(settleBoth(Promise.resolve(), Promise.reject(new Error('second')))).rejects.toThrow('second')
})
