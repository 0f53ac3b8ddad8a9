import type { UnsignedRequest } from '#engine/auth/authenticator.ts'
import type { UploadBody } from '#engine/http/upload/upload-body.ts'
import { splitUrl } from '#shared/url/split-url.ts'

/** A GET without anything, or with what is given. */
export function unsigned(url: string, more: Partial<UnsignedRequest> = {}): UnsignedRequest {
  return { method: 'GET', url: splitUrl(url), headers: [], body: undefined, ...more }
}

export function bytesBody(text: string): UploadBody {
  const bytes = new TextEncoder().encode(text)
  return { size: bytes.byteLength, replayable: true, open: () => bytes }
}

/** Comes in pieces of one byte each. */
export function streamBody(text: string, replayable: boolean): UploadBody {
  async function* pieces() {
    for (const byte of new TextEncoder().encode(text)) yield Uint8Array.of(byte)
  }
  return { size: undefined, replayable, open: pieces }
}
