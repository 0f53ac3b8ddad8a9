import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { ClientError } from '#shared/model/client-error.ts'
import { beginLog, message, openLog } from '#test/fixtures/session-logs.ts'
import { prepareModule } from '#test/suites/fork-module.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { textOf } from './write-in-a-loop.ts'

const LOOP = fileURLToPath(new URL('./write-in-a-loop.ts', import.meta.url))
const KILLS = Number(process.env.KILLS ?? 12)

it('leaves a readable log when whoever writes it is killed', { timeout: 120_000 }, async () => {
  const start = await prepareModule(LOOP, 'writeInALoop', await temporaryFolder())
  const home = await temporaryFolder()
  for (let round = 0; round < KILLS; round++) {
    const folder = join(home, `${round}`)
    const child = start(folder)
    let written = 0
    child.on('message', (next: number) => {
      written = next
    })
    await once(child, 'message')
    await setTimeout(Math.random() * 60)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const log = await openLog(folder)
    const { first, next, received, problems } = await log.standing()
    expect(problems).toEqual([])
    expect(next).toBeGreaterThanOrEqual(written)
    expect(received.messages).toBe(next)
    for (let from = first; from < next; from += 500)
      for (const { seq, ...entry } of await log.entries(from, 500))
        expect(entry).toMatchObject({ kind: 'message', atMs: seq, text: textOf(seq) })
  }
})

it('stops when nothing can be written any more, says so once, and leaves what is there', async () => {
  const failures: ClientError[] = []
  const { writer, folder } = await beginLog({
    limits: { maxEntries: 160, maxBytes: 1 << 30 },
    onFailure: failure => failures.push(failure)
  })
  await mkdir(join(folder, '000002.data'))
  for (let n = 0; n < 10; n++) writer.addMessage(message(`${n}`))
  await writer.settle()
  const large = message(Buffer.alloc(1 << 20))
  for (let n = 0; n < 20; n++) writer.addMessage(large)
  expect(writer.behind).toBe(true)
  await new Promise<void>(resolve => writer.caughtUp(resolve))
  expect(failures).toEqual([expect.objectContaining({ code: 'IO', reason: 'EEXIST' })])
  const seq = writer.addMessage(message('more'))
  expect(seq).toBe(30)
  expect(writer.behind).toBe(false)
  await writer.settle()
  await writer.close()
  expect(failures).toHaveLength(1)
  for (const log of [await openLog(folder, writer), await openLog(folder)]) {
    expect(await log.standing()).toMatchObject({ next: 10, live: false })
    expect(await log.entries(0, 100)).toHaveLength(10)
  }
})
