import { readWindows } from '#shared/client/body-windows.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from './host.ts'

/**
 * A stored body as a blob, which a browser keeps outside the page's memory: each window is handed over as it comes.
 * @param type its media type
 * @throws ClientError IO when the body is gone, or the browser has no space for it; the signal's reason when it is no longer wanted
 */
export async function readBlob(
  body: Pick<BodyInfo, 'id' | 'size'>,
  type: string,
  signal: AbortSignal,
  onProgress?: (readBytes: number) => void
): Promise<Blob> {
  const pieces: Blob[] = []
  let readBytes = 0
  for await (const window of readWindows(body, host)) {
    signal.throwIfAborted()
    pieces.push(new Blob([new Uint8Array(window)]))
    readBytes += window.byteLength
    onProgress?.(readBytes)
  }
  const blob = new Blob(pieces, { type })
  await assertKept(blob)
  return blob
}

/** A browser has only so much space for blobs, and says that it was used up when one is read, and not before. */
async function assertKept(blob: Blob): Promise<void> {
  try {
    await blob.slice(-1).arrayBuffer()
  } catch (cause) {
    const problem = 'the browser has no space left for data of this size'
    throw new ClientError('IO', { cause, facts: { problem, path: 'the browser’s data' } })
  }
}
