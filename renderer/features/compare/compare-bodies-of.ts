import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { HistoryRecord } from '#shared/model/history.ts'
import { askWorker } from '../../components/ask-worker.ts'
import { host } from '../../state/host.ts'
import { readBytes } from '../../state/read-bytes.ts'
import workerUrl from './compare.worker.ts?worker&url'
import type { BodySide, ComparedBodies } from './compare-bodies.ts'
import { compareWindows } from './compare-windows.ts'
import type { BothRecords, ComparedBodiesState } from './use-comparison.ts'
import { whyNoBodies } from './what-is-missing.ts'

/** Larger bodies are compared byte by byte: their differences would be more than anybody reads. */
export const MOST_COMPARED = 5 * 1024 * 1024

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
    if (a.size <= MOST_COMPARED && b.size <= MOST_COMPARED)
      return show(await compareSmall([await readSide(a, signal), await readSide(b, signal)], signal))
    await compareLarge(a, b, signal, show)
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

async function compareLarge(
  a: BodyInfo,
  b: BodyInfo,
  outer: AbortSignal,
  show: (state: ComparedBodiesState) => void
): Promise<void> {
  const own = new AbortController()
  const totalBytes = Math.min(a.size, b.size)
  const report = (doneBytes: number) =>
    show({ kind: 'comparing', doneBytes, totalBytes, cancel: () => own.abort(new ClientError('ABORTED')) })
  const apart = await compareWindows(a, b, host, AbortSignal.any([outer, own.signal]), report)
  show(apart ? { kind: 'bytes', why: 'large', sizes: [a.size, b.size], apart } : { kind: 'same' })
}

async function readSide(body: BodyInfo, signal: AbortSignal): Promise<BodySide> {
  return { bytes: await readBytes(body, { signal }), contentType: body.contentType, charset: body.charset }
}

function compareSmall(question: [BodySide, BodySide], signal: AbortSignal): Promise<ComparedBodies> {
  return askWorker(workerUrl, 'compare', { question, signal })
}
