import { useEffect, useState } from 'react'
import type { MessageEntry } from '#shared/model/socket/log-entry.ts'
import { explainFailure } from '../../../state/explain-failure.ts'
import { host } from '../../../state/host.ts'
import { findBefore, openMessage } from '../../../state/session-entries.ts'
import { compareStoredBodies } from '../../compare/compare-stored-bodies.ts'
import type { ComparedBodiesState } from '../../compare/use-comparison.ts'
import { isLike } from './same-shape.ts'

/** So far back the one before is looked for. */
const MOST_BACK = 20_000

export interface Compared {
  /** The one that it is compared with; null where there is none. */
  before?: MessageEntry | null
  bodies?: ComparedBodiesState
}

/** What a message has different from the one before it of the same shape. */
export function useCompared(logId: string, message: MessageEntry): Compared {
  const [compared, setCompared] = useState<Compared>({})
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const show = (next: Compared) => {
      if (!signal.aborted) setCompared(next)
    }
    compare(logId, message, signal, show).catch((thrown: unknown) =>
      show({ bodies: { kind: 'untold', why: explainFailure(thrown) } })
    )
    return () => abort.abort()
  }, [logId, message])
  return compared
}

async function compare(
  logId: string,
  message: MessageEntry,
  signal: AbortSignal,
  show: (compared: Compared) => void
): Promise<void> {
  const isMeant = isLike(message)
  const before = await findBefore(logId, message.seq, { isMeant, most: MOST_BACK, signal })
  if (before?.kind !== 'message') return show({ before: null })
  show({ before })
  const bodies = await Promise.all([openMessage(logId, before.seq), openMessage(logId, message.seq)])
  try {
    await compareStoredBodies(bodies, signal, state => show({ before, bodies: state }))
  } finally {
    for (const { id } of bodies) host.releaseBody(id)
  }
}
