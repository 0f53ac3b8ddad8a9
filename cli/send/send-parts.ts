import type { RequestParts } from '#shared/client/build-request.ts'
import type { Input } from './input.ts'

/** The request of a command line. Its stream is to be destroyed when the exchange is over. */
export type SendParts = RequestParts & { stream?: Input | undefined }
