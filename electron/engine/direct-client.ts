import { randomUUID } from 'node:crypto'
import type { BodyAccess } from '#shared/client/body-access.ts'
import type { ExecuteOptions, HttpClient, Request, Response } from '#shared/client/http-client.ts'
import { createResponse } from '#shared/client/response.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Diagnostics } from '#shared/model/diagnostics.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { bodiesOf } from '#shared/model/exchange-bodies.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { StreamPosition } from '#shared/sse/event-parser.ts'
import type { BodyOutlet } from './bodies/body-outlet.ts'
import { BodyStore } from './bodies/body-store.ts'
import { pouringInto } from './bodies/poured-body.ts'
import { ReplacementFile } from './bodies/replacement-file.ts'
import type { SaveOptions } from './bodies/save-body.ts'
import type { BodyLocation } from './bodies/stored-body.ts'
import { TempFolder } from './bodies/temp-folder.ts'
import { DEFAULT_POOL_LIMITS, Pool, type PoolLimits } from './connect/pool.ts'
import { type Lookup, systemLookup } from './connect/resolve-host.ts'
import { TlsProfiles } from './connect/tls-profiles.ts'
import type { CookieJar } from './cookies/cookie-jar.ts'
import { EventQueue } from './http/event-queue.ts'
import type { ExchangeOutcome } from './http/exchange-plan.ts'
import { ExchangeRun } from './http/exchange-run.ts'
import { Means } from './http/means.ts'
import { planExchange } from './http/plan-exchange.ts'
import type { Watcher } from './http/watcher.ts'
import { Metrics } from './metrics/metrics.ts'
import type { SystemProxyLookup } from './proxy/proxy-finder.ts'
import { upgradedConnection } from './websocket/handshake.ts'
import type { Handshake } from './websocket/upgraded-connection.ts'
import { withdraw } from './withdraw.ts'

export interface DirectClientOptions {
  limits?: Partial<PoolLimits>
  /** In the place of the system's resolver. */
  lookup?: Lookup
  /** Authorities that are trusted beyond those of this machine, as PEM. */
  trust?: string[]
  /** Where the folder for large bodies is made; the system's temporary folder by default. */
  tempFolder?: string
  /** Where cookies are kept; without it there are none. */
  cookies?: CookieJar
  /** Where the operating system's proxy can be asked for; else it is that of the environment. */
  systemProxy?: SystemProxyLookup
}

export interface DirectExecuteOptions extends ExecuteOptions {
  /**
   * The file that the body is written to while it comes, under another name until it is whole: it is there, or
   * replaced, when the exchange has ended well. Damage in a coding of it is but a warning, as it is on the screen:
   * the file then holds what could be decoded, and `body.complete` is false. BUILD `saveTo` when no file can be there.
   */
  saveTo?: string
  /** Leave it to the system when what is saved goes to the disk, as curl does: it may take longer than the download. */
  lazily?: boolean | undefined
  /**
   * Who takes the body as it comes, in the place of the store: nothing of it can be read later. Only for an exchange
   * that is tried once: of one that is tried again also what broke off has gone there.
   */
  pourInto?: ((head: ResponseHead) => BodyOutlet) | undefined
  /**
   * Whether the body of a last answer is of interest; of one that is not, nothing is kept. All are by default.
   * `error` is there where it is the last because a redirect cannot be followed.
   */
  wants?: ((head: ResponseHead, error?: ClientError) => boolean) | undefined
  /** Whose connections are used; by itself those that all requests of the client share. */
  pool?: Pool
  /** What was waited for the beginning of its body before, in ms: `timeouts.totalMs` counts it. */
  waitedMs?: number | undefined
}

export interface DirectStreamOptions extends DirectExecuteOptions {
  /**
   * Where an event stream stands, moved on by what is read of it: for who opens it again in an exchange of its own. That
   * one has its `Last-Event-ID` from there, see `withLastEventId`.
   */
  streamPosition?: StreamPosition | undefined
  /** Keep the body of each hop as it was written: see `sent.body` of the exchange. Whoever asks has to release it. */
  keepSent?: boolean | undefined
}

/** A client with connections that nobody else uses. `close` ends them; it owns nothing else. */
export interface ApartClient extends HttpClient {
  close(): void
}

/** The client that sends from this process. It owns connections and bodies: `close` frees them. */
export class DirectClient implements HttpClient, BodyAccess {
  readonly #pool: Pool
  readonly #means: Means
  readonly #profiles: TlsProfiles
  readonly #bodies: BodyStore
  readonly #metrics = new Metrics()
  readonly #running: ExchangeRun[] = []
  #closed = false

  constructor({ limits, lookup, trust, tempFolder, cookies, systemProxy }: DirectClientOptions = {}) {
    this.#pool = new Pool({ ...DEFAULT_POOL_LIMITS, ...limits })
    this.#profiles = new TlsProfiles(trust)
    this.#means = new Means(lookup ?? systemLookup, this.#profiles, cookies, systemProxy)
    const folder = new TempFolder(tempFolder)
    this.#bodies = new BodyStore(folder)
    setImmediate(() => folder.sweep()).unref()
  }

  /** The same client with a pool of its own: where many requests must not wait for each other, or not share a connection. */
  apart(limits: Partial<PoolLimits>): ApartClient {
    const pool: Pool = new Pool({ ...DEFAULT_POOL_LIMITS, ...limits })
    return {
      execute: (request, options) => this.execute(request, { ...options, pool }),
      stream: (request, options) => this.stream(request, { ...options, pool }),
      close: () => pool.close()
    }
  }

  async execute(request: Request, options: DirectExecuteOptions = {}): Promise<Response> {
    const { exchange, error } = await this.#begin(request, options).done
    if (!error) return createResponse(exchange, this)
    // Nobody gets a Response to release it by.
    if (exchange.body) await this.releaseBody(exchange.body.id)
    const { code, reason, phase, field, facts, cause } = error
    throw new ClientError(code, { reason, phase, field, facts, cause, exchange })
  }

  async *stream(request: Request, options: DirectStreamOptions = {}): AsyncGenerator<ExchangeEvent> {
    const events = new EventQueue()
    const { run, done } = this.#begin(request, options, events)
    let finished = false
    try {
      for await (const event of events) {
        if (event.type === 'done') {
          const { exchange } = await done
          finished = true
          yield { ...event, exchange }
        } else yield event
      }
    } finally {
      // Whoever leaves early never learns of the bodies, so nobody would release them.
      if (!finished) {
        run.abort()
        const { exchange } = await done
        for (const id of bodiesOf(exchange)) await this.releaseBody(id)
      }
    }
  }

  /**
   * Opens a WebSocket (RFC 6455, RFC 8441): with redirects, credentials, cookies, proxies and TLS as any other request.
   * What a refusal said is a body of this client, which whoever asked releases.
   * @param tell told of what happens while it does
   * @throws ClientError BUILD when it cannot be asked for; ABORTED `closed`
   */
  async openWebSocket(
    request: Pick<Request, 'url' | 'headers' | 'withoutDefaults'>,
    { tell, ...options }: DirectExecuteOptions & { tell?: (event: ExchangeEvent) => void }
  ): Promise<Handshake> {
    const watcher = tell && { push: tell, behind: false, caughtUp: (callback: () => void) => callback() }
    const asked: Request = { ...request, method: 'GET', body: { kind: 'empty' } }
    const { exchange, upgraded } = await this.#begin(asked, options, watcher, true).done
    return { exchange, ...(upgraded && { connection: upgradedConnection(exchange, upgraded) }) }
  }

  readBody(id: string, offset: number, length: number): Promise<Uint8Array> {
    return this.#bodies.read(id, offset, length)
  }

  /** Where the bytes of a body are, for a thread that reads them itself. @throws ClientError IO when it is gone */
  locateBody(id: string): Promise<BodyLocation> {
    return this.#bodies.locate(id)
  }

  releaseBody(id: string): Promise<void> {
    return this.#bodies.release(id)
  }

  /**
   * Copies a body to a file, which appears, or is replaced, only once it is whole.
   * @throws ClientError BUILD `path` when no file can be there, IO when it cannot be written, ABORTED by the signal
   */
  saveBody(id: string, path: string, options?: SaveOptions): Promise<void> {
    return this.#bodies.save(id, path, options)
  }

  /**
   * Keeps bytes as a body like any other: it can be read, saved and released by its id.
   * @returns its id and its size in bytes
   * @throws ClientError IO when they cannot be stored; what the chunks throw
   */
  async storeBody(chunks: AsyncIterable<Uint8Array>): Promise<{ id: string; size: number }> {
    const id = randomUUID()
    const body = this.#bodies.create(id)
    try {
      for await (const chunk of chunks) {
        if (body.write(chunk)) continue
        await new Promise<void>(resolve => body.drained(resolve))
        if (body.failure) throw body.failure
      }
      await body.settle()
      return { id, size: body.size }
    } catch (error) {
      await this.releaseBody(id)
      throw error
    }
  }

  /**
   * A certificate that was shown lately, as PEM. Undefined when it is not at hand (any more).
   * @param fingerprint256 as the record has it
   */
  findCertificate(fingerprint256: string): string | undefined {
    return this.#profiles.shelf.find(fingerprint256)
  }

  /** What it has done so far, and which connections it has now. */
  diagnostics(): Diagnostics {
    return { ...this.#metrics.describe(), pool: this.#pool.describe() }
  }

  /** Aborts what is running, closes all connections and frees all bodies. Whoever sends then gets ABORTED `closed`. */
  async close(): Promise<void> {
    this.#closed = true
    for (const run of [...this.#running]) run.abort()
    this.#pool.close()
    await this.#bodies.close()
  }

  #begin(
    request: Request,
    {
      saveTo,
      lazily = false,
      pourInto,
      wants,
      streamPosition,
      pool = this.#pool,
      keepSent = false,
      waitedMs,
      signal,
      ...settings
    }: DirectStreamOptions,
    watcher?: Watcher,
    websocket = false
  ) {
    if (this.#closed) throw new ClientError('ABORTED', { reason: 'closed' })
    const plan = planExchange(request, settings, this.#means, websocket)
    const target = saveTo === undefined ? undefined : ReplacementFile.plan(saveTo, 'saveTo', !lazily)
    // Read before the exchange's clock starts: it is no part of the handshake.
    if (plan.intent.parts.scheme === 'https') void plan.profileFor(plan.intent).context
    let onDone: (outcome: ExchangeOutcome) => void
    const done = new Promise<ExchangeOutcome>(resolve => {
      onDone = resolve
    })
    const bodies = pourInto ? pouringInto(pourInto) : target ? this.#bodies.savingTo(target) : this.#bodies
    const sentBodies = keepSent ? this.#bodies : undefined
    const places = { pool, bodies, wants, sentBodies, metrics: this.#metrics, streamPosition }
    const run = new ExchangeRun(plan, places, watcher, outcome => {
      withdraw(this.#running, run)
      if (target) void this.#keep(outcome).then(onDone)
      else onDone(outcome)
    })
    this.#running.push(run)
    run.start(signal, waitedMs)
    return { run, done }
  }

  /** Puts a body that was to be saved into its place, when it came to its end. */
  async #keep(outcome: ExchangeOutcome): Promise<ExchangeOutcome> {
    const { exchange } = outcome
    if (outcome.error || !exchange.body) return outcome
    try {
      await this.#bodies.commit(exchange.body.id)
      return outcome
    } catch (cause) {
      const error = ClientError.wrap(cause)
      return { exchange: { ...exchange, error: error.toRecord() }, error }
    }
  }
}
