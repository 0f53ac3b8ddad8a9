import type { Exchange } from '../model/exchange.ts'
import type { ExchangeEvent } from '../model/exchange-event.ts'
import type { BodySource, Header } from '../model/request.ts'
import type { ExecuteSettings } from '../model/settings.ts'

/** What a request carries, as a caller gives it: as `BodySource`, but a stream comes with its chunks, pulled once. */
export type Body =
  | Exclude<BodySource, { kind: 'stream' }>
  | {
      kind: 'stream'
      chunks: AsyncIterable<Uint8Array>
      length?: number | undefined
      contentType?: string | undefined
    }

/** See `RequestInput` for the fields; the same with a body that can be pulled. */
export interface Request {
  method: string
  url: string
  headers: Header[]
  body: Body
  withoutDefaults?: string[] | undefined
}

export interface ExecuteOptions extends ExecuteSettings {
  signal?: AbortSignal
}

export interface ReadOptions {
  /** The largest body that is read into memory at once, in bytes; 100 MiB by default. */
  maxBytes?: number
}

/** What came back. The body is read from where it is stored, so `release` it when it is no longer needed. */
export interface Response {
  exchange: Exchange
  /** @throws ClientError BODY_LIMIT when it is larger than that; PROTOCOL `not-json` when it is no JSON */
  json(options?: ReadOptions): Promise<unknown>
  /** Decoded by the charset of the Content-Type, else UTF-8. @throws ClientError BODY_LIMIT when it is larger */
  text(options?: ReadOptions): Promise<string>
  /** @throws ClientError BODY_LIMIT when it is larger */
  bytes(options?: ReadOptions): Promise<Uint8Array>
  /** The body by windows; any size. */
  stream(): AsyncIterable<Uint8Array>
  release(): Promise<void>
}

/**
 * Sends requests. Callers never know where it runs: in this process (`DirectClient`), across a port
 * (`RpcHttpClient`) or nowhere (`MockClient`).
 */
export interface HttpClient {
  /** @throws ClientError with the `exchange` that was measured until it failed; BUILD, ABORTED `closed` before anything is sent */
  execute(request: Request, options?: ExecuteOptions): Promise<Response>
  /**
   * The exchange as it happens. Leaving the iteration early aborts it. A failed exchange does not throw: it ends in
   * `done` with `exchange.error`. @throws ClientError BUILD on the first pull when the request is refused
   */
  stream(request: Request, options?: ExecuteOptions): AsyncIterable<ExchangeEvent>
}
