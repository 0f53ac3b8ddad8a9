import type { BodyInfo } from '#shared/model/exchange.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { host } from '../../state/host.ts'
import { compareStoredBodies } from './compare-stored-bodies.ts'
import type { BothRecords, ComparedBodiesState } from './use-comparison.ts'
import { whyNoBodies } from './what-is-missing.ts'

/** Compares the kept bodies of two records. @throws ClientError IO, ABORTED when a person cancels it */
export async function compareBodiesOf(
  { left, right }: BothRecords,
  signal: AbortSignal,
  show: (state: ComparedBodiesState) => void
): Promise<void> {
  const why = whyNoBodies(left.exchange, right.exchange) ?? whyNotKept(left, 'A') ?? whyNotKept(right, 'B')
  if (why !== undefined) return show({ kind: 'untold', why })
  const bodies: BodyInfo[] = []
  try {
    const a = await openBody(left, bodies)
    const b = await openBody(right, bodies)
    await compareStoredBodies([a, b], signal, show)
  } finally {
    for (const { id } of bodies) host.releaseBody(id)
  }
}

function whyNotKept({ bodyKept }: HistoryRecord, side: string): string | undefined {
  return !bodyKept ? `The body of ${side} is not kept in the history.` : undefined
}

/** @param opened is added to, so that it is given back */
async function openBody({ entry }: HistoryRecord, opened: BodyInfo[]): Promise<BodyInfo> {
  const body = await (await host.ready()).call('history.openBody', { id: entry.id })
  opened.push(body)
  return body
}
