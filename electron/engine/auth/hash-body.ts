import type { Hash } from 'node:crypto'
import type { UploadBody } from '../http/upload/upload-body.ts'

/** Feeds a body to a hash piece by piece: it may be larger than memory. No body is a body of no bytes. */
export async function hashBody(
  hash: Hash,
  body: UploadBody | undefined,
  signal?: AbortSignal
): Promise<Hash> {
  const source = body?.open() ?? new Uint8Array()
  if (source instanceof Uint8Array) return hash.update(source)
  for await (const chunk of source) {
    signal?.throwIfAborted()
    hash.update(chunk)
  }
  return hash
}
