/** So many pings are remembered. */
const MAX_PENDING = 1000

interface Pending {
  payload: Buffer
  sentMs: number
  /** Its time was over, and nobody need be told again. */
  isMissed: boolean
}

export interface PingWatchListener {
  /** On the session's clock. */
  now(): number
  /** Whether nothing is read on purpose: then nothing can come. */
  isHeld(): boolean
  /** A ping got no answer in time. @param isDead nothing else came since it was sent either */
  onMissed(waitedMs: number, isDead: boolean): void
}

/** The pings of one connection that wait for their pongs (RFC 6455 §5.5.2, §5.5.3), and what their silence means. */
export class PingWatch {
  readonly #listener: PingWatchListener
  #pongTimeoutMs: number
  readonly #pending: Pending[] = []
  #receivedMs = 0
  #timer: NodeJS.Timeout | undefined
  #look: NodeJS.Immediate | undefined

  /** @param pongTimeoutMs so long a pong may take; 0 is without end */
  constructor(pongTimeoutMs: number, listener: PingWatchListener) {
    this.#pongTimeoutMs = pongTimeoutMs
    this.#listener = listener
  }

  configure(pongTimeoutMs: number): void {
    this.#pongTimeoutMs = pongTimeoutMs
    this.#arm()
  }

  noteSent(payload: Uint8Array, sentMs: number): void {
    if (this.#pending.length >= MAX_PENDING) this.#pending.shift()
    this.#pending.push({ payload: Buffer.from(payload), sentMs, isMissed: false })
    if (!this.#timer) this.#arm()
  }

  /** Anything came. */
  noteReceived(atMs: number): void {
    this.#receivedMs = atMs
  }

  /** @returns how long the ping took that this pong answers; undefined where it answers none */
  noteAnswered(payload: Uint8Array, atMs: number): number | undefined {
    const index = this.#pending.findIndex(ping => ping.payload.equals(payload))
    if (index < 0) return undefined
    // A pong may answer the latest of several pings, and none of those before it.
    const answered = this.#pending.splice(0, index + 1).at(-1)
    this.#arm()
    return answered && inSteps(atMs - answered.sentMs)
  }

  stop(): void {
    this.#disarm()
    this.#pending.length = 0
  }

  #disarm(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#look)
    this.#timer = undefined
  }

  #arm(): void {
    this.#disarm()
    const next = this.#pending.find(ping => !ping.isMissed)
    if (!next || this.#pongTimeoutMs === 0) return
    const delayMs = Math.max(0, next.sentMs + this.#pongTimeoutMs - this.#listener.now())
    this.#timer = setTimeout(() => {
      // After a pause of this process its timers fire before it reads what has come meanwhile.
      this.#look = setImmediate(() => this.#onDue())
    }, delayMs)
  }

  #onDue(): void {
    const now = this.#listener.now()
    if (this.#listener.isHeld()) {
      this.#timer = setTimeout(() => this.#onDue(), this.#pongTimeoutMs)
      return
    }
    for (const ping of this.#pending) {
      if (ping.isMissed || now - ping.sentMs < this.#pongTimeoutMs) continue
      ping.isMissed = true
      const isDead = this.#receivedMs <= ping.sentMs
      this.#listener.onMissed(inSteps(now - ping.sentMs), isDead)
      if (isDead) return
    }
    this.#arm()
  }
}

/** A difference of two times of a clock, in its steps. @returns milliseconds, not negative */
function inSteps(ms: number): number {
  return Math.max(0, Math.round(ms * 1000) / 1000)
}
