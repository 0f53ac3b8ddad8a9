import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { startWorker } from '../../components/app-worker.ts'
import { host } from '../../state/host.ts'
import { readWholeBody } from '../response/read-whole-body.ts'
import workerUrl from './compare.worker.ts?worker&url'
import type { BodySide, ComparedBodies } from './compare-bodies.ts'

/** Larger bodies are not held against each other: their differences would be more than anybody reads. */
export const MOST_COMPARED = 5 * 1024 * 1024

/** How two bodies compare, or why that cannot be told. */
export type BodyComparison = ComparedBodies | { kind: 'missing' | 'large' | 'failed'; why: string }

export interface Comparison {
  left: HistoryRecord
  right: HistoryRecord
  /** Absent while it is being found out. */
  bodies?: BodyComparison
}

/** Two exchanges of the history and what differs in their bodies. */
export function useComparison(
  leftId: string,
  rightId: string
): { comparison?: Comparison; failure?: ClientError } {
  const [state, setState] = useState<{ comparison?: Comparison; failure?: ClientError }>({})
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const tell = (next: typeof state) => {
      if (!signal.aborted) setState(next)
    }
    const compare = async () => {
      const client = await host.ready()
      const [left, right] = await Promise.all(
        [leftId, rightId].map(id => client.call('history.read', { id }))
      )
      if (!left || !right) return
      tell({ comparison: { left, right } })
      const bodies = await compareBodiesOf(left, right, signal).catch((thrown: unknown): BodyComparison => {
        return { kind: 'failed', why: ClientError.wrap(thrown).message }
      })
      tell({ comparison: { left, right, bodies } })
    }
    compare().catch((thrown: unknown) => tell({ failure: ClientError.wrap(thrown) }))
    return () => abort.abort()
  }, [leftId, rightId])
  return state
}

async function compareBodiesOf(
  left: HistoryRecord,
  right: HistoryRecord,
  signal: AbortSignal
): Promise<BodyComparison> {
  const why = whyNot(left, 'left') ?? whyNot(right, 'right')
  if (why) return why
  return askWorker([await readSide(left, signal), await readSide(right, signal)], signal)
}

function whyNot({ exchange: { body }, bodyKept }: HistoryRecord, side: string): BodyComparison | undefined {
  if (body && body.size > MOST_COMPARED)
    return { kind: 'large', why: `The body of the ${side} exchange is too large to be compared here.` }
  if (body && body.size > 0 && !bodyKept)
    return { kind: 'missing', why: `The body of the ${side} exchange is not kept in the history.` }
  return undefined
}

/** What had no body is compared as an empty one. */
async function readSide(record: HistoryRecord, signal: AbortSignal): Promise<BodySide> {
  const { body } = record.exchange
  const facts = { contentType: body?.contentType ?? '', charset: body?.charset }
  if (!body || body.size === 0) return { bytes: new Uint8Array(), ...facts }
  const client = await host.ready()
  const opened: BodyInfo = await client.call('history.openBody', { id: record.entry.id })
  try {
    return { bytes: await readWholeBody(opened, signal), ...facts }
  } finally {
    host.releaseBody(opened.id)
  }
}

function askWorker(sides: [BodySide, BodySide], signal: AbortSignal): Promise<ComparedBodies> {
  signal.throwIfAborted()
  const worker = startWorker(workerUrl, 'compare')
  return new Promise<ComparedBodies>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<ComparedBodies>) => resolve(event.data)
    worker.onerror = event => reject(new Error(event.message))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.postMessage(sides)
  }).finally(() => worker.terminate())
}
