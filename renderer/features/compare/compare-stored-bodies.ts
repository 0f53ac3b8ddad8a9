import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { askWorker } from '../../components/ask-worker.ts'
import { host } from '../../state/host.ts'
import { readBytes } from '../../state/read-bytes.ts'
import workerUrl from './compare.worker.ts?worker&url'
import type { BodySide, ComparedBodies } from './compare-bodies.ts'
import { compareWindows } from './compare-windows.ts'
import type { ComparedBodiesState } from './use-comparison.ts'

/** Larger bodies are compared byte by byte: their differences would be more than anybody reads. */
export const MOST_COMPARED = 5 * 1024 * 1024

/** Compares two stored bodies. @throws ClientError IO, ABORTED when a person cancels it */
export async function compareStoredBodies(
  [a, b]: readonly [BodyInfo, BodyInfo],
  signal: AbortSignal,
  show: (state: ComparedBodiesState) => void
): Promise<void> {
  if (a.size <= MOST_COMPARED && b.size <= MOST_COMPARED)
    return show(await compareSmall([await readSide(a, signal), await readSide(b, signal)], signal))
  await compareLarge(a, b, signal, show)
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
