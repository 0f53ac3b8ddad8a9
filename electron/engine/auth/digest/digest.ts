import { randomBytes } from 'node:crypto'
import type { Auth } from '#shared/model/auth.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Header } from '#shared/model/request.ts'
import type { Authenticator, Credentials, UnsignedRequest } from '../authenticator.ts'
import { hashBody } from '../hash-body.ts'
import { refuseIf } from '../refuse.ts'
import { answerDigest } from './answer-digest.ts'
import { type DigestChallenge, findDigestChallenge } from './digest-challenge.ts'

type DigestAuth = Extract<Auth, { kind: 'digest' }>

/** A server that asks for something new each time is not asked for ever. */
const MAX_ROUNDS = 8

/** A challenge that is being answered. */
interface Session {
  challenge: DigestChallenge
  /** One for all requests of a session, as the -sess algorithms want it. */
  cnonce: string
  /** Requests sent with the nonce. */
  count: number
  /** It took the place of another one whose nonce was refused. */
  renewed: boolean
}

/**
 * Digest (RFC 7616): nothing is sent before a server has asked, and then, to that origin, with each request.
 * @throws ClientError BUILD for a user name that cannot be quoted
 */
export function createDigest(auth: DigestAuth): Authenticator {
  const bad = /[\x00-\x1f\x7f]/.test(auth.username)
  refuseIf(bad ? 'A user name cannot contain a line break or control character.' : undefined, 'auth.username')
  return new Digest(auth)
}

class Digest implements Authenticator {
  readonly #auth: DigestAuth
  /** By origin. */
  readonly #sessions = new Map<string, Session>()
  /** Where the last request went, and what it answered. */
  #last: { origin: string; session: Session | undefined } | undefined
  #rounds = 0

  constructor(auth: DigestAuth) {
    this.#auth = auth
  }

  sign({ url, method, body, signal }: UnsignedRequest): Credentials | Promise<Credentials> {
    const session = this.#sessions.get(url.origin)
    this.#last = { origin: url.origin, session }
    if (!session) return { headers: [] }
    session.count++
    const { challenge, cnonce, count } = session
    const subject = { ...this.#auth, method, uri: url.target, count, cnonce }
    const answer = (bodyHash?: string): Credentials => {
      const value = answerDigest(challenge, bodyHash === undefined ? subject : { ...subject, bodyHash })
      return { headers: [['Authorization', value]] }
    }
    if (challenge.qop !== 'auth-int') return answer()
    if (body && !body.replayable) throw cannotHash()
    return hashBody(challenge.algorithm.createHash(), body, signal).then(hash => answer(hash.digest('hex')))
  }

  challenge(headers: readonly Header[]): boolean {
    const challenge = findDigestChallenge(headers)
    const last = this.#last
    if (!challenge || !last || this.#rounds >= MAX_ROUNDS) return false
    const refused = last.session?.challenge.realm === challenge.realm ? last.session : undefined
    if (refused && !mayBeNonce(refused, challenge)) return false
    this.#rounds++
    const cnonce = randomBytes(16).toString('base64url')
    const session = { challenge, cnonce, count: 0, renewed: refused !== undefined }
    this.#sessions.set(last.origin, session)
    return true
  }
}

/** Whether the nonce may be what was refused: it was called stale, or had been used before. Else it was the user. */
function mayBeNonce({ count, renewed }: Session, asked: DigestChallenge): boolean {
  return count > 1 || (asked.stale && !renewed)
}

function cannotHash(): ClientError {
  const problem =
    'The server asks for a digest of the body (auth-int), but this body is a stream and can be read only once. Send it from a file.'
  return new ClientError('BUILD', { field: 'body', facts: { problem } })
}
