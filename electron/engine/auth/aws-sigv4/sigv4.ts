import { createHash } from 'node:crypto'
import { checkHeaderValue } from '#shared/http/check-request.ts'
import type { Auth } from '#shared/model/auth.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Header } from '#shared/model/request.ts'
import { findHeader } from '../../http/raw-headers.ts'
import type { Authenticator, Credentials, UnsignedRequest } from '../authenticator.ts'
import { hashBody } from '../hash-body.ts'
import { refuseIf } from '../refuse.ts'
import { isS3 } from './canonical-path.ts'
import { signSigV4 } from './signature.ts'

type SigV4Auth = Extract<Auth, { kind: 'aws-sigv4' }>

const NO_BODY = createHash('sha256').digest('hex')
const CONTENT_HASH = 'X-Amz-Content-Sha256'
const DATE = /^\d{8}T\d{6}Z$/

/**
 * AWS Signature Version 4. X-Amz headers that were typed are signed as they are, the missing ones are added.
 * @param now for tests: the time that is signed
 * @throws ClientError BUILD at `auth.<field>` for a value that is missing or cannot be sent
 */
export function createSigV4(auth: SigV4Auth, now: () => Date = () => new Date()): Authenticator {
  refuseIf(checkPart(auth.accessKeyId, 'An access key id'), 'auth.accessKeyId')
  refuseIf(auth.secretAccessKey === '' ? 'A secret access key is needed.' : undefined, 'auth.secretAccessKey')
  refuseIf(checkPart(auth.region, 'A region'), 'auth.region')
  refuseIf(checkPart(auth.service, 'A service'), 'auth.service')
  if (auth.sessionToken) refuseIf(checkHeaderValue(auth.sessionToken), 'auth.sessionToken')

  return {
    sign(request) {
      const hash = findHeader(request.headers, CONTENT_HASH.toLowerCase()) ?? hashOf(request, auth.service)
      if (typeof hash === 'string') return sign(auth, request, hash, now())
      return hash.then(each => sign(auth, request, each, now()))
    },
    challenge: () => false
  }
}

function sign(auth: SigV4Auth, request: UnsignedRequest, bodyHash: string, now: Date): Credentials {
  const { method, url } = request
  const added: Header[] = []
  const use = (name: string, value: string): string => {
    const typed = findHeader(request.headers, name.toLowerCase())?.trim()
    if (typed === undefined) added.push([name, value])
    return typed ?? value
  }
  const date = use('X-Amz-Date', now.toISOString().replace(/[-:]|\.\d+/g, ''))
  refuseIf(DATE.test(date) ? undefined : 'X-Amz-Date has the form 20150830T123600Z.', 'headers')
  if (needsHashHeader(auth.service)) use(CONTENT_HASH, bodyHash)
  if (auth.sessionToken) use('X-Amz-Security-Token', auth.sessionToken)

  const host: Header[] = findHeader(request.headers, 'host') === undefined ? [['Host', url.authority]] : []
  const headers = [...host, ...request.headers, ...added]
  const authorization = signSigV4({ method, target: url.target, headers, bodyHash, date }, auth)
  return { headers: [...added, ['Authorization', authorization]] }
}

/** These want to be told which hash was signed; the others compute it themselves. */
function needsHashHeader(service: string): boolean {
  return isS3(service) || service === 'aoss'
}

/** @throws ClientError BUILD for a body that can be read only once, unless the service does without its hash */
function hashOf({ url, body, signal }: UnsignedRequest, service: string): string | Promise<string> {
  if (!body) return NO_BODY
  if (body.replayable) return hashBody(createHash('sha256'), body, signal).then(hash => hash.digest('hex'))
  if (isS3(service) && url.scheme === 'https') return 'UNSIGNED-PAYLOAD'
  const problem =
    'The signature covers the body, but this body is a stream and can be read only once. Send it from a file. (S3 takes a stream over https.)'
  throw new ClientError('BUILD', { field: 'body', facts: { problem } })
}

/** What stands in the credential, between slashes and commas. */
function checkPart(value: string, what: string): string | undefined {
  if (value === '') return `${what} is needed.`
  return /^[\x21-\x7e]+$/.test(value) && !/[/,]/.test(value)
    ? undefined
    : `${what} cannot contain spaces, slashes, commas or characters outside ASCII.`
}
