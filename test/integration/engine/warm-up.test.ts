import { expect, test } from 'vitest'
import { warmUp } from '#engine/warm-up.ts'

const sockets = () => process.getActiveResourcesInfo().filter(name => name.startsWith('TCP')).length

test('warming up leaves neither a server nor a socket behind', async () => {
  const before = sockets()
  await warmUp()
  await expect.poll(sockets).toBe(before)
})
