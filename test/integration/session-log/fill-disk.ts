import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'

const OPEN_FILES = '/proc/self/fd'
const PAYLOAD = Buffer.alloc(10_000, 'x')

/** Writes a log of 40 MB where less fits into a file, and tells what its writer makes of that. */
export async function fillDisk(folder: string): Promise<void> {
  const failures: string[] = []
  const log = await SessionLogWriter.create(join(folder, 'log'), {
    startedAt: '2026-01-01T00:00:00.000Z',
    onFailure: ({ reason = '' }) => failures.push(reason)
  })
  for (let n = 0; n < 4000; n++) {
    log.addMessage({
      lane: 0,
      atMs: n,
      direction: 'received',
      opcode: 'text',
      payload: PAYLOAD,
      isLasting: true
    })
    if (log.behind) await new Promise<void>(resolve => log.caughtUp(resolve))
  }
  await log.settle()
  const { next, behind } = log
  await log.close()
  const fds = await readdir(OPEN_FILES)
  const open = await Promise.all(fds.map(fd => readlink(join(OPEN_FILES, fd)).catch(() => '')))
  console.log(JSON.stringify({ failures, next, behind, left: open.filter(path => path.startsWith(folder)) }))
}
