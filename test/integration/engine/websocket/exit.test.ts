import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startFrameServer } from '#test/fixtures/servers/frame-server.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { prepareModule } from '#test/suites/fork-module.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

const MODULE = fileURLToPath(new URL('./hold-and-end.ts', import.meta.url))

test('a process exits once its sessions have ended', async () => {
  // They answer nothing: no close, no ping, and the second one no handshake either.
  await using server = await startFrameServer(() => {})
  await using silent = await startRawServer(() => {})
  const start = await prepareModule(MODULE, 'holdAndEnd', await temporaryFolder())
  const child = start(String(server.port), String(silent.port))
  const [told] = await once(child, 'message')
  expect(told).toBe('ended')
  expect(await once(child, 'exit')).toEqual([0, null])
})
