import type { BodyInfo } from '#shared/model/exchange.ts'
import type { BodyGuess } from '#shared/sniff/body-guess.ts'
import { host } from './host.ts'

/** Enough of a body to guess by what it is, in bytes. */
const HEAD_BYTES = 4096

/**
 * What a stored body is taken for, and its first 4 KiB, by which that was guessed.
 * @param url what was asked for when it came
 * @throws ClientError IO when the body is gone
 */
export async function sniffStoredBody(
  { id, size, contentType, charset }: BodyInfo,
  url: string
): Promise<{ head: Uint8Array; guess: BodyGuess }> {
  const [head, { sniffBody }] = await Promise.all([
    host.readBody(id, 0, Math.max(1, Math.min(size, HEAD_BYTES))),
    // Nothing is to be guessed before the first response.
    import('#shared/sniff/sniff-body.ts')
  ])
  const guess = sniffBody({ head, size, contentType, url, ...(charset !== undefined && { charset }) })
  return { head, guess }
}
