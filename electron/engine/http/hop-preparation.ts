import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { Header } from '#shared/model/request.ts'
import type { HopPlan } from './hop-plan.ts'

export interface PreparationListener {
  onPhase(name: PhaseName): void
  /** Somebody is asked for the proxy: from here on time counts. */
  onAsking(): void
  /** And from here on not any more. */
  onAnswered(): void
  onPrepared(proxy: ProxyServer | undefined, credentials: Header[]): void
  onFailed(error: unknown): void
}

type Preparable = Pick<HopPlan, 'waitMs' | 'retry' | 'url' | 'findProxy' | 'sign'>

/** What comes before a connection is looked for: waiting, finding the proxy, signing. In one turn when all is at hand. */
export class HopPreparation {
  readonly #plan: Preparable
  readonly #listener: PreparationListener
  #timer: NodeJS.Timeout | undefined
  #over = false

  constructor(plan: Preparable, listener: PreparationListener) {
    this.#plan = plan
    this.#listener = listener
  }

  start(): void {
    const { waitMs, retry } = this.#plan
    if (waitMs === 0 && !retry) {
      this.#findProxy()
      return
    }
    this.#listener.onPhase('backoff')
    this.#timer = setTimeout(() => this.#findProxy(), waitMs)
  }

  /** Nothing is told any more. */
  abort(): void {
    this.#over = true
    clearTimeout(this.#timer)
  }

  #findProxy(): void {
    this.#take(
      'proxy-lookup',
      () => this.#plan.findProxy(this.#plan.url),
      proxy => this.#sign(proxy)
    )
  }

  #sign(proxy: ProxyServer | undefined): void {
    this.#take(
      'queue',
      () => this.#plan.sign(),
      credentials => {
        this.#over = true
        this.#listener.onPrepared(proxy, credentials)
      }
    )
  }

  /** Goes on with a value, at once when it is there, and else after a phase of waiting for it. */
  #take<T>(phase: PhaseName, ask: () => T | Promise<T>, next: (value: T) => void): void {
    let answer: T | Promise<T>
    try {
      answer = ask()
    } catch (error) {
      this.#listener.onFailed(ClientError.wrap(error))
      return
    }
    if (!(answer instanceof Promise)) {
      next(answer)
      return
    }
    this.#listener.onPhase(phase)
    const timed = phase === 'proxy-lookup'
    if (timed) this.#listener.onAsking()
    answer.then(
      value => {
        if (this.#over) return
        if (timed) this.#listener.onAnswered()
        next(value)
      },
      (error: unknown) => {
        if (!this.#over) this.#listener.onFailed(error)
      }
    )
  }
}
