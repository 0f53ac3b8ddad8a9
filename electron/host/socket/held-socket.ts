import { type Clock, startClock } from '#engine/clock.ts'
import type { SessionLogWriter } from '#engine/session-log/write/session-log-writer.ts'
import type { OutgoingMessage } from '#engine/websocket/send-queue.ts'
import { type SendResult, SocketSession } from '#engine/websocket/socket-session.ts'
import { completeSettings } from '#shared/model/default-settings.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import type { MessageOrigin } from '#shared/model/socket/opcodes.ts'
import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { WorkQueue } from '#workspace/work-queue.ts'
import type { SessionLogs, WrittenLog } from '../log/session-logs.ts'
import type { composeMessage } from '../send/compose-message.ts'
import type { PreparedSocket } from '../send/prepare-socket.ts'
import { sayUnlogged } from '../send/say-unlogged.ts'
import type { SessionBodies } from '../session-bodies.ts'
import { connectionOpener, type OpenWebSocket } from './connection-opener.ts'
import { coveredLog } from './covered-log.ts'
import { KeptPayloads } from './kept-payloads.ts'
import { SentByItself } from './sent-by-itself.ts'
import { type SecretsChange, SessionSecrets } from './session-secrets.ts'
import { SocketEvents } from './socket-events.ts'
import { SocketHistory, type SocketHistoryParts } from './socket-history.ts'
import type { SocketInput, SocketPreparation } from './socket-preparation.ts'
import { tellLeft } from './tell-left.ts'

export interface HeldSocketParts extends SocketHistoryParts {
  openWebSocket: OpenWebSocket
  logs: SessionLogs
}

/** A message went into the log, or waits, or could not be made. */
export type Sent = SendResult | { problems: DraftProblem[] }

/** What answered handshakes in the place of a WebSocket is kept for so many of them. */
const MAX_REFUSALS = 5

/** Larger ones may find no room where a little waits to be sent. */
const SMALL_BYTES = 1024 * 1024

/** A session that a page holds: the connections and their log, what is sent by itself, and its line in the history. */
export class HeldSocket {
  readonly id: string
  readonly startedAt: string
  readonly events = new SocketEvents()
  readonly kept = new KeptPayloads()
  readonly #writer: SessionLogWriter
  readonly #session: SocketSession
  readonly #preparation: SocketPreparation
  readonly #secrets: SessionSecrets
  readonly #history: SocketHistory
  readonly #bodies: SessionBodies
  readonly #byItself: SentByItself
  /** Messages go out in the order in which they were asked for, however long it takes to make one. */
  readonly #sending = new WorkQueue()
  readonly #refusals: string[] = []
  #settings: SocketSettings

  /** Begins one, which is still to be connected. @throws ClientError IO when there can be no log */
  static async begin(
    input: SocketInput,
    prepared: PreparedSocket,
    preparation: SocketPreparation,
    parts: HeldSocketParts,
    bodies: SessionBodies
  ): Promise<HeldSocket> {
    const secrets = new SessionSecrets(prepared.secrets)
    const clock = startClock()
    const startedAt = new Date().toISOString()
    let onFailure = (_: unknown) => {}
    const log = await parts.logs.begin({
      startedAt,
      secrets: () => secrets.bytes,
      onFailure: failure => onFailure(failure)
    })
    const held = new HeldSocket({ input, prepared, preparation, secrets, clock, log, parts, bodies })
    onFailure = failure => held.#tellUnrecorded(sayUnlogged(failure))
    return held
  }

  private constructor(made: Made) {
    const { input, prepared, preparation, secrets, clock, log, parts, bodies } = made
    this.id = log.id
    this.startedAt = log.writer.startedAt
    this.#writer = log.writer
    this.#preparation = preparation
    this.#secrets = secrets
    this.#bodies = bodies
    this.#history = new SocketHistory(input, log, parts)
    this.#byItself = new SentByItself(
      (message, origin, lane) => this.send(message, origin, 'message', lane),
      event => this.events.push(event)
    )
    this.#settings = completeSettings(prepared.settings).socket
    this.#session = new SocketSession({
      open: connectionOpener(prepared, {
        openWebSocket: parts.openWebSocket,
        preparation,
        settings: () => this.#settings,
        onSecrets: forms => this.#tellSecrets(secrets.beginHandshake(forms)),
        onSeenSecrets: (forms, isRefused) => this.#tellSecrets(secrets.endHandshake(forms, isRefused)),
        onExchange: exchange => this.#onExchange(exchange),
        onUnrecorded: problem => this.#tellUnrecorded(problem)
      }),
      settings: this.#settings,
      log: coveredLog(log.writer, secrets, this.kept),
      clock,
      listener: {
        onState: state => this.#onState(state),
        onQueue: (messages, bytes) => this.events.push({ type: 'queue', messages, bytes }),
        onHandshake: (lane, startMs, event) => this.events.push({ type: 'handshake', lane, startMs, event }),
        onMessage: message => this.#byItself.answers.onMessage(message)
      }
    })
  }

  /** What is secret in it by now: see `secretForms`. */
  get secrets(): SecretForm[] {
    return [...this.#secrets.forms]
  }

  get state(): SocketState {
    return this.#session.state
  }

  connect(): void {
    this.#session.connect()
  }

  /**
   * Sends a message with values in the place of its templates. @param field where it stands, for the problems
   * @param lane the connection that it is meant for, where that may not be any other
   * @throws ClientError see `SocketSession.send`
   */
  send(message: DraftMessage, origin: MessageOrigin, field: string, lane?: number): Promise<Sent> {
    return this.#sending.run(async () => {
      const composed = await this.compose(message, field)
      if ('problems' in composed) return composed
      this.#tellSecrets(this.#secrets.add(composed.secrets))
      return this.sendNow({ payload: composed.bytes, isText: composed.opcode === 'text', origin, lane })
    })
  }

  /** The same without sending it: why it could not be, where that is so. */
  compose(message: DraftMessage, field: string): ReturnType<typeof composeMessage> {
    return this.#preparation.compose(message, field)
  }

  /** Sends a message as it is, after those that were asked for before. @throws ClientError see `SocketSession.send` */
  sendAsIs(message: OutgoingMessage): Promise<SendResult> {
    return this.#sending.run(async () => this.sendNow(message))
  }

  sendNow(message: OutgoingMessage): SendResult {
    return this.#session.send(message)
  }

  /** Settles when all that went so far can be read in the log. */
  logged(): Promise<void> {
    return this.#writer.settle()
  }

  /** What went to be sent and is still to go: of a large message, with what was before it. */
  left(signal: AbortSignal): AsyncGenerator<{ leftBytes: number }> {
    return tellLeft(this.#session, signal)
  }

  /** Settles when there is room for a message of so many bytes, or nothing is open. */
  drained(size: number): Promise<void> {
    return this.#session.drained(size < SMALL_BYTES ? undefined : 0)
  }

  /** @returns its number in the log. @throws ClientError see `SocketSession.ping` */
  ping(payload: string | undefined): number {
    return this.#session.ping(payload === undefined ? undefined : Buffer.from(payload))
  }

  /** @throws ClientError BUILD `code` or `reason` */
  close(code: number | undefined, reason: string | undefined): void {
    this.#session.close(code, reason)
  }

  configure(changes: ExecuteSettings['socket']): void {
    this.#settings = completeSettings({ socket: this.#settings }, { socket: changes }).socket
    this.#session.configure(this.#settings)
  }

  /** Changes what is sent by itself. @throws ClientError BUILD `query` or `jsonPath` */
  automate(said: Parameters<SentByItself['set']>[0]): void {
    this.#byItself.set(said)
  }

  /** Ends all of it. Settles when the log and the history have what they keep. */
  async end(): Promise<void> {
    this.#byItself.stop()
    this.#preparation.stop()
    await this.#session.end()
    await this.#history.end()
  }

  #onState(state: SocketState): void {
    this.events.push({ type: 'state', state })
    this.#byItself.lane = state.state === 'open' ? state.lane : undefined
    this.#history.bringUpToDate(state)
  }

  #onExchange(exchange: Exchange): void {
    const recorded = this.#history.begin(exchange, this.#secrets.forms)
    void recorded.then(problem => {
      if (problem !== undefined) this.#tellUnrecorded(problem)
    })
    if (!exchange.body) return
    this.#bodies.own(exchange.body.id, recorded)
    this.#refusals.push(exchange.body.id)
    const tooMany = this.#refusals.length > MAX_REFUSALS ? this.#refusals.shift() : undefined
    if (tooMany !== undefined) void this.#bodies.release(tooMany)
  }

  #tellSecrets(change: SecretsChange | undefined): void {
    if (change) this.events.push({ type: 'secrets', ...change })
  }

  #tellUnrecorded(problem: string): void {
    this.events.push({ type: 'unrecorded', problem })
  }
}

interface Made {
  input: SocketInput
  prepared: PreparedSocket
  preparation: SocketPreparation
  secrets: SessionSecrets
  clock: Clock
  log: WrittenLog
  parts: HeldSocketParts
  bodies: SessionBodies
}
