import { readWindows } from '#shared/client/body-windows.ts'
import { joinBytes } from '#shared/client/join-bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from '../../state/host.ts'

/**
 * All bytes of a stored body that is small enough for the page.
 * @throws ClientError IO when the body is gone; the signal's reason when it is no longer wanted
 */
export async function readWholeBody(
  body: Pick<BodyInfo, 'id' | 'size'>,
  signal: AbortSignal,
  onProgress?: (readBytes: number) => void
): Promise<Uint8Array<ArrayBuffer>> {
  const windows: Uint8Array[] = []
  let readBytes = 0
  for await (const window of readWindows(body, host)) {
    signal.throwIfAborted()
    windows.push(window)
    readBytes += window.byteLength
    onProgress?.(readBytes)
  }
  return joinBytes(windows)
}
