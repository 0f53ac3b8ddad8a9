/**
 * Back-pressure in both directions of a stream. The one who receives grants credit, the one who sends may send
 * while its credit is above 0. A value costs one unit and one more for every `UNIT_BYTES` of payload, so that what
 * is in flight is bounded in number and in bytes: to the window plus the value that used up the last of it.
 */
const UNIT_BYTES = 4096

/** What a receiver grants at first: 1024 small values, or about 4 MiB. */
export const CREDIT_WINDOW = 1024

/** The cost of a payload of `size` bytes, in units. */
export function creditCost(size: number): number {
  return 1 + Math.floor(size / UNIT_BYTES)
}

/**
 * Bytes of text and binary in a value, roughly: what both sides of any transport compute alike.
 * Keys, numbers and structure are not counted.
 */
export function payloadSize(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  if (value instanceof Uint8Array) return value.byteLength
  let size = 0
  for (const item of Object.values(value)) size += payloadSize(item)
  return size
}

/** The sender's side: what it may still send. */
export class SendCredit {
  #left: number
  #closed = false
  #wake: (() => void) | undefined

  constructor(initial: number) {
    this.#left = initial
  }

  grant(credit: number): void {
    this.#left += credit
    if (this.#left > 0) this.#wake?.()
  }

  spend(cost: number): void {
    this.#left -= cost
  }

  /** Nothing more is to be sent: whoever waits is told so. */
  close(): void {
    this.#closed = true
    this.#wake?.()
  }

  /** Waits until something may be sent. False when nothing is to be sent any more. One waiter at a time. */
  async available(): Promise<boolean> {
    if (this.#left <= 0 && !this.#closed) {
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
      this.#wake = undefined
    }
    return !this.#closed
  }
}

/** The receiver's side: turns what was consumed into credit, a quarter of the window at a time. */
export class ReceiveCredit {
  #outstanding = 0
  #consumed = 0
  readonly #grant: (credit: number) => void

  constructor(grant: (credit: number) => void, outstanding = 0) {
    this.#grant = grant
    this.#outstanding = outstanding
  }

  /** Grants the first window. */
  open(): void {
    this.#outstanding += CREDIT_WINDOW
    this.#grant(CREDIT_WINDOW)
  }

  /** A value has come in. @returns false when it was sent without credit */
  receive(cost: number): boolean {
    if (this.#outstanding <= 0) return false
    this.#outstanding -= cost
    return true
  }

  /** A value was handed on, so there is room for another. */
  consume(cost: number): void {
    this.#consumed += cost
    if (this.#consumed < CREDIT_WINDOW / 4) return
    this.#outstanding += this.#consumed
    this.#grant(this.#consumed)
    this.#consumed = 0
  }
}
