import { createHash, type Hash } from 'node:crypto'

/** How a digest is computed: the `algorithm` of a challenge. */
export interface DigestAlgorithm {
  /** As the server wrote it; undefined where it wrote none. */
  name: string | undefined
  /** The hash also takes in both nonces, once for the session (RFC 7616 §3.4.2). */
  session: boolean
  /** Of two, the one with the higher rank is harder to break. */
  rank: number
  createHash(): Hash
}

/** OpenSSL's names, weakest first. SHA-512 is in no RFC, but servers offer it. */
const HASHES = ['md5', 'sha256', 'sha512-256', 'sha512']
const NAMES: Record<string, string> = {
  md5: 'md5',
  'sha-256': 'sha256',
  'sha-512-256': 'sha512-256',
  'sha-512': 'sha512'
}

/**
 * The algorithm of that name (RFC 7616 §6.1), or undefined when this runtime cannot compute it.
 * @param name as a challenge has it; without one it is MD5
 */
export function findAlgorithm(name: string | undefined): DigestAlgorithm | undefined {
  const [, base = '', suffix] = /^(.*?)(-sess)?$/.exec(name?.toLowerCase() ?? 'md5') ?? []
  const hash = Object.hasOwn(NAMES, base) ? NAMES[base] : undefined
  if (hash === undefined || !canHash(hash)) return undefined
  return {
    name,
    session: suffix !== undefined,
    rank: HASHES.indexOf(hash),
    createHash: () => createHash(hash)
  }
}

/** A runtime may lack MD5 (FIPS) or SHA-512/256. */
function canHash(hash: string): boolean {
  try {
    createHash(hash)
    return true
  } catch {
    return false
  }
}
