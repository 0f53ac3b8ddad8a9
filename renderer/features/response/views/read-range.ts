import { readWindows } from '#shared/client/body-windows.ts'
import { joinBytes } from '#shared/client/join-bytes.ts'
import { host } from '../../../state/host.ts'

/**
 * The bytes of a stored body from one offset to another.
 * @throws ClientError IO when the body is gone; the signal's reason when it is no longer wanted
 */
export async function readRange(
  body: { id: string; size: number },
  range: { from: number; to: number },
  signal: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
  const windows: Uint8Array[] = []
  for await (const window of readWindows(body, host, range)) {
    signal.throwIfAborted()
    windows.push(window)
  }
  return joinBytes(windows)
}
