import { bodyGone } from '#shared/client/body-gone.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { fileFailure } from './file-failure.ts'
import type { ReplacementFile } from './replacement-file.ts'
import type { StoredBody } from './stored-body.ts'
import { writeFully } from './write-fully.ts'

const WINDOW_BYTES = 1024 * 1024

export interface SaveOptions {
  /** Told after each piece. @param savedBytes how many have been written. @param size how many there are */
  onProgress?: (savedBytes: number, size: number) => void
  /** Ends it: what was written so far is taken away again. */
  signal?: AbortSignal
}

/** What can be copied: a stored body, or a part of one. */
export type ReadableBody = Pick<StoredBody, 'size' | 'read'>

/**
 * Copies a stored body into a file, which appears, or is replaced, only once it is whole.
 * @throws ClientError IO when it cannot be written, ABORTED by the signal; then nothing is left of it
 */
export async function saveBody(
  body: ReadableBody,
  target: ReplacementFile,
  { onProgress, signal }: SaveOptions = {}
): Promise<void> {
  try {
    const file = await target.open()
    try {
      for (let saved = 0; saved < body.size; onProgress?.(saved, body.size)) {
        assertWanted(signal)
        const window = await body.read(saved, WINDOW_BYTES)
        if (window.byteLength === 0) throw bodyGone()
        await writeFully(file, [window], saved)
        saved += window.byteLength
      }
      assertWanted(signal)
      await target.commit(file)
    } finally {
      await file.close()
    }
  } catch (cause) {
    await target.discard().catch(() => {})
    throw fileFailure(cause, target.name)
  }
}

function assertWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ClientError('ABORTED', { cause: signal.reason })
}
