import type { Header } from '#shared/model/request.ts'
import { type DigestAlgorithm, findAlgorithm } from './algorithm.ts'
import { type Challenge, parseChallenges } from './parse-challenges.ts'

/** What a server asks for (RFC 7616 §3.3), as far as it can be answered. Texts have a character for each byte. */
export interface DigestChallenge {
  realm: string
  nonce: string
  opaque: string | undefined
  algorithm: DigestAlgorithm
  /** Undefined where the server is of RFC 2069 and knows none. */
  qop: 'auth' | 'auth-int' | undefined
  /** The user is named by a hash. */
  userhash: boolean
  /** The server knows names of users in UTF-8 as RFC 7616 §3.4 writes them. */
  utf8: boolean
  /** The credentials may be right: only the nonce was too old. */
  stale: boolean
}

/** The strongest of the digests that are asked for and can be answered; of equals, the first. */
export function findDigestChallenge(headers: readonly Header[]): DigestChallenge | undefined {
  const [strongest] = parseChallenges(headers)
    .flatMap(challenge => readDigest(challenge) ?? [])
    .sort((a, b) => b.algorithm.rank - a.algorithm.rank)
  return strongest
}

function readDigest({ scheme, params }: Challenge): DigestChallenge | undefined {
  const nonce = params.get('nonce')
  const algorithm = findAlgorithm(params.get('algorithm'))
  if (scheme !== 'digest' || nonce === undefined || !algorithm) return undefined
  const offered = params
    .get('qop')
    ?.toLowerCase()
    .split(/[\s,]+/)
  // `auth` where there is a choice: few servers get `auth-int` right, and it would read each body twice.
  const qop = (['auth', 'auth-int'] as const).find(each => offered?.includes(each))
  if (offered && !qop) return undefined
  return {
    realm: params.get('realm') ?? '',
    nonce,
    opaque: params.get('opaque'),
    algorithm,
    qop,
    userhash: isTrue(params.get('userhash')),
    utf8: params.get('charset')?.toLowerCase() === 'utf-8',
    stale: isTrue(params.get('stale'))
  }
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}
