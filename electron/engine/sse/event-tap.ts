import type { ClientError } from '#shared/model/client-error.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import { EventParser, type StreamPosition } from '#shared/sse/event-parser.ts'
import type { BodyTarget } from '../bodies/body-target.ts'
import type { Watcher } from '../http/watcher.ts'

/** Reads the events of a body on its way to where it is stored. It goes no faster than who watches takes them. */
export class EventTap implements BodyTarget {
  readonly #body: BodyTarget
  readonly #parser: EventParser
  readonly #watcher: Pick<Watcher, 'behind' | 'caughtUp'> | undefined

  constructor(
    body: BodyTarget,
    position: StreamPosition,
    onEvent: (event: ServerSentEvent) => void,
    watcher: Pick<Watcher, 'behind' | 'caughtUp'> | undefined
  ) {
    this.#body = body
    this.#parser = new EventParser(position, onEvent)
    this.#watcher = watcher
  }

  get size(): number {
    return this.#body.size
  }

  get failure(): ClientError | undefined {
    return this.#parser.failure ?? this.#body.failure
  }

  write(chunk: Uint8Array): boolean {
    // First the bytes: whoever is told of an event can read it in the body.
    const room = this.#body.write(chunk)
    this.#parser.feed(chunk)
    return room && !this.#parser.failure && this.#watcher?.behind !== true
  }

  drained(callback: () => void): void {
    this.#body.drained(() => {
      if (this.failure || !this.#watcher) callback()
      else this.#watcher.caughtUp(callback)
    })
  }

  settle(): Promise<void> | undefined {
    const { failure } = this.#parser
    return failure ? Promise.reject(failure) : this.#body.settle()
  }
}
