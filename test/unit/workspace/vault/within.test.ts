import { expect, test } from 'vitest'
import { within } from '#workspace/vault/within.ts'

test('waits so long for an answer, and no longer', async () => {
  expect(await within(60_000, Promise.resolve(1))).toBe(1)
  await expect(within(60_000, Promise.reject(new Error('no bus')))).rejects.toThrow('no bus')
  await expect(within(1, new Promise(() => {}))).rejects.toThrow('it did not answer within 0.001 s')
})
