import { MAX_LOG_ENTRIES } from '#shared/contract/limits.ts'
import type { BodyInfo, Exchange } from '#shared/model/exchange.ts'
import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import { host } from './host.ts'

/** An entry of a log that is open. @returns undefined where it is not kept any more, or not there yet @throws ClientError */
export async function readEntry(logId: string, seq: number): Promise<LogEntry | undefined> {
  const [entry] = await (await host.ready()).call('log.entries', { id: logId, from: seq, count: 1 })
  return entry?.seq === seq ? entry : undefined
}

/** The payload of a message as a body of this session, to be released by whoever asked. @throws ClientError */
export async function openMessage(logId: string, seq: number): Promise<BodyInfo> {
  return (await host.ready()).call('log.openMessage', { id: logId, seq })
}

/** What was measured of a handshake. @throws ClientError */
export async function readHandshake(logId: string, seq: number): Promise<Exchange> {
  return (await host.ready()).call('log.exchange', { id: logId, seq })
}

/** @throws ClientError */
export async function markEntry(logId: string, seq: number, marked: boolean): Promise<void> {
  await (await host.ready()).call('log.mark', { id: logId, seq, marked })
}

/**
 * The nearest entry before one that something holds for, looked for so many entries back.
 * @throws ClientError
 */
export async function findBefore(
  logId: string,
  seq: number,
  { isMeant, most, signal }: { isMeant: (entry: LogEntry) => boolean; most: number; signal: AbortSignal }
): Promise<LogEntry | undefined> {
  const client = await host.ready(signal)
  const last = Math.max(0, seq - most)
  for (let to = seq; to > last; to -= MAX_LOG_ENTRIES) {
    const from = Math.max(last, to - MAX_LOG_ENTRIES)
    const page = await client.call('log.entries', { id: logId, from, count: to - from }, { signal })
    const found = page.findLast(entry => entry.seq < to && isMeant(entry))
    if (found) return found
  }
  return undefined
}
