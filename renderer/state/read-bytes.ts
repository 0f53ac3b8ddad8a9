import { readWindows } from '#shared/client/body-windows.ts'
import { joinBytes } from '#shared/client/join-bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from './host.ts'

interface Reading {
  signal: AbortSignal
  /** The first byte, and the one after the last; the whole body where they are not given. */
  range?: { from: number; to: number }
  onProgress?: (readBytes: number) => void
}

/**
 * Bytes of a stored body, few enough for the page.
 * @throws ClientError IO when the body is gone; the signal's reason when they are no longer wanted
 */
export async function readBytes(
  body: Pick<BodyInfo, 'id' | 'size'>,
  { signal, range, onProgress }: Reading
): Promise<Uint8Array<ArrayBuffer>> {
  const windows: Uint8Array[] = []
  let done = 0
  for await (const window of readWindows(body, host, range)) {
    signal.throwIfAborted()
    windows.push(window)
    done += window.byteLength
    onProgress?.(done)
  }
  return joinBytes(windows)
}
