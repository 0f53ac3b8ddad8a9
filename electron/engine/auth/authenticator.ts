import type { Header } from '#shared/model/request.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import type { UploadBody } from '../http/upload/upload-body.ts'

/** A request as it stands before credentials are added to it. */
export interface UnsignedRequest {
  method: string
  url: UrlParts
  /** All of them, the defaults included. */
  headers: readonly Header[]
  body: UploadBody | undefined
  /** Nobody waits for the signature any more: a body that is being hashed need not be read further. */
  signal?: AbortSignal
}

/** What proves who sends a request. */
export interface Credentials {
  /** Added to the request, but for those that were typed. A Cookie goes along with those of the jar. */
  headers: Header[]
}

/** Makes the credentials of one exchange, hop by hop. */
export interface Authenticator {
  /** Appended to the query of each request, `name=value`, encoded. */
  readonly query?: string
  /** A promise where the body has to be hashed. @throws ClientError BUILD where it cannot be signed */
  sign(request: UnsignedRequest): Credentials | Promise<Credentials>
  /**
   * Takes in what a 401 asks for (WWW-Authenticate, RFC 9110 §11.6.1), a character for each byte.
   * @returns whether `sign` has an answer to it that has not been tried
   */
  challenge(headers: readonly Header[]): boolean
}
