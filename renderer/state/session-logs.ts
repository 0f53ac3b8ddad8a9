import { useEffect } from 'react'
import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { host } from './host.ts'

/** A log that is read in this page. */
export interface OpenLog {
  /** How far it has come; absent until that is told. */
  standing?: LogStanding
  /** Why it cannot be read. */
  failed?: ErrorRecord
  /** Counts up whenever it was opened: what was asked of it before, such as a filter, is gone. */
  opened: number
}

/** The logs that somebody looks at, by their ids. Nothing that is in them. */
export const useLogs = create<Readonly<Record<string, OpenLog>>>(() => ({}))

const readers = new Map<string, { count: number; abort: AbortController }>()

/** A log, which can be read for as long as somebody uses this. */
export function useSessionLog(logId: string): OpenLog | undefined {
  useEffect(() => holdLog(logId), [logId])
  return useLogs(logs => logs[logId])
}

/** Opens a log unless it is open. @returns gives it back */
export function holdLog(logId: string): () => void {
  const reader = readers.get(logId) ?? begin(logId)
  reader.count++
  return () => {
    reader.count--
    if (reader.count > 0) return
    readers.delete(logId)
    reader.abort.abort()
    useLogs.setState(({ [logId]: _, ...others }) => others, true)
  }
}

/**
 * Opens a log unless it is open, and waits until it can be read.
 * @returns gives it back
 * @throws ClientError IO `not-kept`
 */
export function openLog(logId: string): Promise<() => void> {
  const release = holdLog(logId)
  return new Promise((resolve, reject) => {
    const look = () => {
      const { standing, failed } = useLogs.getState()[logId] ?? {}
      if (!standing && !failed) return
      stop()
      if (standing) resolve(release)
      else {
        release()
        reject(failed ? ClientError.from(failed) : new ClientError('ABORTED'))
      }
    }
    const stop = useLogs.subscribe(look)
    look()
  })
}

function begin(logId: string): { count: number; abort: AbortController } {
  const reader = { count: 0, abort: new AbortController() }
  readers.set(logId, reader)
  follow(logId, reader.abort.signal).catch((thrown: unknown) => {
    if (reader.abort.signal.aborted) return
    show(logId, { failed: ClientError.wrap(thrown).toRecord() })
  })
  return reader
}

/** Follows a log; once more on the next connection to the host, if that is lost. */
async function follow(logId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const client = await host.ready(signal)
    try {
      await followOnce(client.stream('log.open', { id: logId }, { signal }), logId, signal)
      return
    } catch (thrown) {
      if (ClientError.wrap(thrown).reason !== 'host-gone') throw thrown
    }
  }
}

/** What is told between two frames is shown once, and nothing while the page is hidden. */
async function followOnce(
  standings: AsyncIterable<LogStanding>,
  logId: string,
  signal: AbortSignal
): Promise<void> {
  let latest: LogStanding | undefined
  let frame: number | undefined
  const draw = () => {
    frame = undefined
    if (latest && !signal.aborted) show(logId, { standing: latest })
  }
  let isFirst = true
  try {
    for await (const standing of standings) {
      latest = standing
      if (isFirst) show(logId, { standing, opened: (useLogs.getState()[logId]?.opened ?? 0) + 1 })
      else frame ??= requestAnimationFrame(draw)
      isFirst = false
    }
  } finally {
    if (frame !== undefined) cancelAnimationFrame(frame)
    draw()
  }
}

function show(logId: string, change: Partial<OpenLog>): void {
  useLogs.setState(({ [logId]: before }) => ({ [logId]: { opened: 0, ...before, ...change } }))
}
