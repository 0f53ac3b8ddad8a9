import { setImmediate } from 'node:timers/promises'
import { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'

/** The text of a message, by its number. */
export function textOf(n: number): string {
  return `${n}:${'abcdefghij'.repeat(n % 40)}`
}

/** Writes messages until it is killed, some of them in one turn, and tells how many are written. */
export async function writeInALoop(folder: string): Promise<void> {
  const writer = await SessionLogWriter.create(folder, {
    startedAt: '2026-01-01T00:00:00.000Z',
    limits: { maxEntries: 16_000, maxBytes: 1 << 30 }
  })
  for (let n = 0; ; ) {
    for (const end = n + ((n * 7) % 300) + 1; n < end; n++)
      writer.addMessage({
        ...{ lane: 0, atMs: n, direction: 'received', opcode: 'text', payload: Buffer.from(textOf(n)) }
      })
    await setImmediate()
    if (writer.behind) await writer.settle()
    process.send?.(writer.next)
  }
}
