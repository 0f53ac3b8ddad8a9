import { setTimeout } from 'node:timers/promises'
import { LONGEST_TIMER_MS } from '#engine/longest-timer.ts'
import type { SessionLog } from '#engine/session-log/session-log.ts'
import type { EventOf } from '#shared/contract/define.ts'
import { MAX_LOG_ENTRIES } from '#shared/contract/limits.ts'
import type { socketContract } from '#shared/contract/socket.ts'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import type { HeldSocket } from './held-socket.ts'
import type { KeptPayloads } from './kept-payloads.ts'
import { settledOrLeft } from './settled-or-left.ts'

type Progress = EventOf<typeof socketContract, 'socket.replay'>

const SENT: LogFilter = {
  show: { directions: ['sent'], opcodes: ['text', 'binary'], notes: false },
  hide: [],
  marked: false
}

/**
 * Sends what was sent in a log: see `socket.replay`. Of a log that grows, what it has at the beginning.
 * @param kept messages of that log that are covered in it, as far as they are known
 */
export async function* replayMessages(
  socket: HeldSocket,
  log: SessionLog,
  kept: KeptPayloads | undefined,
  speed: number,
  signal: AbortSignal
): AsyncGenerator<Progress> {
  const { of, seqs } = await findSent(log, signal)
  const began = performance.now()
  let firstMs: number | undefined
  let [sent, leftOut] = [0, 0]
  yield { sent, of, leftOut }
  for (const page of seqs) {
    for (const entry of await log.entriesAt(page)) {
      if (signal.aborted) return
      if (entry.kind !== 'message') continue
      const payload = entry.covered ? kept?.get(entry.seq) : await log.readPayload(entry.seq, 0, entry.size)
      firstMs ??= entry.atMs
      if (!payload) leftOut++
      else {
        const dueMs = speed === 0 ? 0 : began + (entry.atMs - firstMs) / speed
        if (dueMs > performance.now()) await waitUntil(dueMs, signal)
        await settledOrLeft(socket.drained(payload.length), signal)
        if (signal.aborted) return
        await socket.sendAsIs({ payload, isText: entry.opcode === 'text', origin: 'replay' })
        sent++
      }
      yield { sent, of, leftOut }
    }
  }
}

/** @param dueMs on the clock of `performance.now`, however far away */
async function waitUntil(dueMs: number, signal: AbortSignal): Promise<void> {
  for (let leftMs = dueMs - performance.now(); leftMs > 0; leftMs = dueMs - performance.now()) {
    if (signal.aborted) return
    await setTimeout(Math.min(leftMs, LONGEST_TIMER_MS), undefined, { signal }).catch(() => undefined)
  }
}

/** Those that there are now, by their numbers, page by page. */
async function findSent(log: SessionLog, signal: AbortSignal) {
  const filter = log.filter(SENT)
  const found: number[] = []
  for await (const { matches, upToDate } of filter.run(signal)) {
    if (!upToDate) continue
    while (found.length < matches) {
      const page = await filter.found(found.length, Math.min(MAX_LOG_ENTRIES, matches - found.length))
      if (page.length === 0) break
      found.push(...page)
    }
    break
  }
  return { of: found.length, seqs: pagesOf(found) }
}

function* pagesOf(seqs: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < seqs.length; at += MAX_LOG_ENTRIES) yield seqs.slice(at, at + MAX_LOG_ENTRIES)
}
