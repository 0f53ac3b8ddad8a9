import { z } from 'zod'
import { Bytes } from './bytes.ts'

/** A header as typed or as received: order, case and duplicates are kept, so never an object. */
export const Header = z.tuple([z.string(), z.string()])
export type Header = z.infer<typeof Header>

/**
 * What a request carries.
 * - `bytes`: known bytes; sent with Content-Length.
 * - `stream`: chunks that are pulled while they are sent; `Transfer-Encoding: chunked` unless `length` is given.
 *   Over RPC the chunks travel as messages of the stream, so this variant is only a marker there.
 */
export const BodySource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('bytes'), bytes: Bytes, contentType: z.string().optional() }),
  z.object({
    kind: z.literal('stream'),
    length: z.number().int().nonnegative().optional(),
    contentType: z.string().optional()
  })
])
export type BodySource = z.infer<typeof BodySource>

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

/** A limit of 0 is off. Milliseconds, each counted anew for every attempt except `totalMs`. */
export const Timeouts = z.object({
  /** Until the connection stands, TLS included. Waiting in the queue does not count. */
  connectMs: z.number().nonnegative(),
  /** To the end of the response head, from the standing connection or the last piece of body that could be sent. */
  requestMs: z.number().nonnegative(),
  /** Between two bytes of the body. */
  idleMs: z.number().nonnegative(),
  /** The whole exchange. */
  totalMs: z.number().nonnegative()
})
export type Timeouts = z.infer<typeof Timeouts>

export const ExecuteSettings = z.object({
  timeouts: Timeouts.partial().optional(),
  /** Do not verify the server's certificate. The exchange says so wherever it is shown. */
  insecure: z.boolean().optional()
})
export type ExecuteSettings = z.infer<typeof ExecuteSettings>
