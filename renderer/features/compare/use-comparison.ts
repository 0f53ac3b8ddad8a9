import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { explainFailure } from '../../state/explain-failure.ts'
import { type HostClient, host } from '../../state/host.ts'
import type { ComparedBodies } from './compare-bodies.ts'
import { compareBodiesOf } from './compare-bodies-of.ts'

export interface BothRecords {
  left: HistoryRecord
  right: HistoryRecord
}

/** A record of the history, or why it cannot be had. */
export type ReadRecord = { record: HistoryRecord } | { record?: undefined; problem: string }

/** How two bodies compare, how far that is, or why it cannot be told. */
export type ComparedBodiesState =
  | ComparedBodies
  | { kind: 'comparing'; doneBytes: number; totalBytes: number; cancel: () => void }
  /** `retry` begins anew, where that may help. */
  | { kind: 'untold'; why: string; retry?: () => void }

interface Comparison {
  /** Absent while they are being read. */
  left?: ReadRecord
  right?: ReadRecord
  /** Absent while that is being found out. */
  bodies?: ComparedBodiesState
}

/** Two exchanges of the history and what differs in their bodies. */
export function useComparison({ leftId, rightId }: { leftId: string; rightId: string }): Comparison {
  const [comparison, setComparison] = useState<Comparison>({})
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const show = (next: Comparison) => {
      if (!signal.aborted) setComparison(next)
    }
    const compare = async () => {
      const client = await host.ready()
      const [left, right] = await Promise.all([readRecord(client, leftId), readRecord(client, rightId)])
      show({ left, right })
      if (!left.record || !right.record) return
      const showBodies = (bodies: ComparedBodiesState) => show({ left, right, bodies })
      const both = { left: left.record, right: right.record }
      const begin = () => {
        compareBodiesOf(both, signal, showBodies).catch((thrown: unknown) =>
          showBodies({ kind: 'untold', why: whyUntold(thrown), retry: begin })
        )
      }
      begin()
    }
    compare().catch((thrown: unknown) => {
      const side = { problem: explainFailure(thrown) }
      show({ left: side, right: side })
    })
    return () => abort.abort()
  }, [leftId, rightId])
  return comparison
}

function whyUntold(thrown: unknown): string {
  const cancelled = ClientError.wrap(thrown).code === 'ABORTED'
  return cancelled ? 'Comparing the bodies was cancelled.' : explainFailure(thrown)
}

async function readRecord(client: HostClient, id: string): Promise<ReadRecord> {
  try {
    return { record: await client.call('history.read', { id }) }
  } catch (thrown) {
    // What the history keeps is no matter here: another one can be chosen.
    return { problem: ClientError.wrap(thrown).message }
  }
}
