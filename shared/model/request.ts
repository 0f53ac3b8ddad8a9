import { z } from 'zod'
import { Bytes } from './bytes.ts'

/** A header as typed or as received: order, case and duplicates are kept, so never an object. */
export const Header = z.tuple([z.string(), z.string()])
export type Header = z.infer<typeof Header>

/** One part of a multipart body (RFC 7578). */
export const BodyPart = z.object({
  name: z.string(),
  /** Sent as `filename`; the file's own name when the content is a file and nothing is given. */
  filename: z.string().optional(),
  contentType: z.string().optional(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('bytes'), bytes: Bytes }),
    z.object({ kind: z.literal('file'), path: z.string() })
  ])
})
export type BodyPart = z.infer<typeof BodyPart>

/**
 * What a request carries.
 * - `bytes`: known bytes; sent with Content-Length.
 * - `file`: read while it is sent, never as a whole.
 * - `form`: `application/x-www-form-urlencoded` (WHATWG URL §5).
 * - `multipart`: `multipart/form-data`; files in it are read while they are sent.
 * - `stream`: chunks that are pulled while they are sent; `Transfer-Encoding: chunked` unless `length` is given.
 *   Over RPC the chunks travel as messages of the stream, so this variant is only a marker there.
 */
export const BodySource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('bytes'), bytes: Bytes, contentType: z.string().optional() }),
  z.object({ kind: z.literal('file'), path: z.string(), contentType: z.string().optional() }),
  z.object({ kind: z.literal('form'), fields: z.array(z.tuple([z.string(), z.string()])) }),
  z.object({ kind: z.literal('multipart'), parts: z.array(BodyPart) }),
  z.object({
    kind: z.literal('stream'),
    length: z.number().int().nonnegative().optional(),
    contentType: z.string().optional()
  })
])
export type BodySource = z.infer<typeof BodySource>
export const BODY_KINDS = ['empty', 'bytes', 'file', 'form', 'multipart', 'stream'] as const

/** A request as data: what a client is asked to send. Checked by `checkRequest` before anything leaves. */
export const RequestInput = z.object({
  /** Any token of RFC 9110 §9.1, in the case in which it is to be sent. */
  method: z.string(),
  /** An absolute http or https URL as typed. It is sent as typed: nothing is normalised. */
  url: z.string(),
  headers: z.array(Header),
  body: BodySource,
  /** Lower-case names of default headers (see `defaultHeaders`) that shall not be sent. */
  withoutDefaults: z.array(z.string()).optional()
})
export type RequestInput = z.infer<typeof RequestInput>
