import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a page must know to speak to the host of this launch: 256 bits, in letters that a URL can hold. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in a time that tells nothing about where, or in what length, they differ. */
export function isSameToken(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
