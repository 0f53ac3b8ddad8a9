import { readWindows } from '#shared/client/body-windows.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from './host.ts'

/**
 * A stored body as a blob, which a browser keeps outside the page's memory: each window is handed over as it comes.
 * @param type its media type
 * @throws ClientError IO when the body is gone; the signal's reason when it is no longer wanted
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
  return new Blob(pieces, { type })
}
