import { toByteText } from '../../http/byte-text.ts'
import { percentEncode } from '../percent-encode.ts'
import type { DigestChallenge } from './digest-challenge.ts'

/** Whose digest it is, and of what. */
export interface DigestSubject {
  username: string
  password: string
  method: string
  /** The request-target, exactly as it is sent. */
  uri: string
  /** How many requests have been sent with the nonce, this one included. */
  count: number
  cnonce: string
  /** In hexadecimal; for `auth-int`. */
  bodyHash?: string
}

/** The value of the Authorization header that answers a challenge (RFC 7616 §3.4; without `qop`, RFC 2069). */
export function answerDigest(challenge: DigestChallenge, subject: DigestSubject): string {
  const { realm, nonce, opaque, algorithm, qop } = challenge
  const { method, uri, cnonce, bodyHash = '' } = subject
  const username = toByteText(subject.username)
  const hash = (...parts: string[]) => algorithm.createHash().update(parts.join(':'), 'latin1').digest('hex')

  const secret = hash(username, realm, toByteText(subject.password))
  const a1 = algorithm.session ? hash(secret, nonce, cnonce) : secret
  const a2 = qop === 'auth-int' ? hash(method, uri, bodyHash) : hash(method, uri)
  const nc = subject.count.toString(16).padStart(8, '0')
  const response = qop ? hash(a1, nonce, nc, cnonce, qop, a2) : hash(a1, nonce, a2)

  const params = [
    challenge.userhash
      ? `username=${quote(hash(username, realm))}`
      : nameUser(subject.username, challenge.utf8),
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(uri)}`,
    ...(algorithm.name === undefined ? [] : [`algorithm=${algorithm.name}`]),
    ...(qop || algorithm.session ? [`cnonce=${quote(cnonce)}`] : []),
    ...(qop ? [`nc=${nc}`, `qop=${qop}`] : []),
    `response=${quote(response)}`,
    ...(opaque === undefined ? [] : [`opaque=${quote(opaque)}`]),
    ...(challenge.userhash ? ['userhash=true'] : [])
  ]
  return `Digest ${params.join(', ')}`
}

/** An older server gets the bytes of UTF-8 as they are, as from curl. */
function nameUser(username: string, utf8: boolean): string {
  const plain = /^[\x20-\x7e]*$/.test(username)
  return plain || !utf8
    ? `username=${quote(toByteText(username))}`
    : `username*=UTF-8''${percentEncode(username)}`
}

/** A quoted-string (RFC 9110 §5.6.4). */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
