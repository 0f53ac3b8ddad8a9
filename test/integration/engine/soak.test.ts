import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { prepareModule } from '#test/suites/fork-module.ts'
import { connectionsOf, openSockets, soak } from '#test/suites/soak.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

const SERVER = join(import.meta.dirname, '../../suites/soak-server.ts')
/** Other tests run beside this one. */
const PATIENT = { timeout: 10_000 }

test('three thousand requests of all kinds leave no connection', async () => {
  const start = await prepareModule(SERVER, 'serveSoak', await temporaryFolder())
  const server = start()
  const [port]: number[] = await once(server, 'message')
  const before = openSockets()
  const client = new DirectClient()
  expect(await soak(client, `http://127.0.0.1:${port}`, 3000)).toEqual([])
  // What stands is kept for the next request, and no more than may be.
  await expect.poll(() => connectionsOf(server), PATIENT).toBeLessThanOrEqual(6)
  await client.close()
  await expect.poll(() => connectionsOf(server), PATIENT).toBe(0)
  await expect.poll(openSockets, PATIENT).toBe(before)
  server.disconnect()
})
