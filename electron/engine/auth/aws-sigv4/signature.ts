import { createHash, createHmac } from 'node:crypto'
import type { Header } from '#shared/model/request.ts'
import { canonicalPath } from './canonical-path.ts'
import { canonicalQuery } from './canonical-query.ts'
import { signedHeaders } from './signed-headers.ts'

const ALGORITHM = 'AWS4-HMAC-SHA256'

export interface SigV4Keys {
  accessKeyId: string
  secretAccessKey: string
  region: string
  service: string
}

export interface SignedRequest {
  method: string
  /** Path and query, exactly as sent. */
  target: string
  /** Host, X-Amz-Date and the other X-Amz headers included. */
  headers: readonly Header[]
  /** SHA-256 of the body in hexadecimal, or UNSIGNED-PAYLOAD. */
  bodyHash: string
  /** The value of X-Amz-Date: `YYYYMMDDTHHMMSSZ`. */
  date: string
}

/** The value of the Authorization header (AWS IAM User Guide, “Create a signed AWS API request”). */
export function signSigV4(request: SignedRequest, keys: SigV4Keys): string {
  const { method, target, bodyHash, date } = request
  const headers = signedHeaders(request.headers)
  const names = headers.map(([name]) => name).join(';')
  const [path = '', ...query] = target.split('?')
  const canonical = [
    method,
    canonicalPath(path, keys.service),
    canonicalQuery(query.join('?')),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    bodyHash
  ].join('\n')

  const day = date.slice(0, 8)
  const scope = [day, keys.region, keys.service, 'aws4_request']
  // A header value has one character for each byte.
  const digest = createHash('sha256').update(canonical, 'latin1').digest('hex')
  const toSign = [ALGORITHM, date, scope.join('/'), digest].join('\n')
  const key = scope.reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${keys.secretAccessKey}`)
  const signature = createHmac('sha256', key).update(toSign, 'utf8').digest('hex')
  return `${ALGORITHM} Credential=${keys.accessKeyId}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`
}

function hmac(key: string | Buffer, part: string): Buffer {
  return createHmac('sha256', key).update(part, 'utf8').digest()
}
