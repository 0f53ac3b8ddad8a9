import type {
  AnyContract,
  CallName,
  EventOf,
  InputOf,
  MessageOf,
  OutputOf,
  StreamName
} from '../contract/define.ts'
import { ClientError } from '../model/client-error.ts'
import { AskedStream } from './asked-stream.ts'
import type { ClientFrame } from './frames.ts'
import { isHostFrame } from './host-frame.ts'
import type { Port } from './port.ts'

export interface CallOptions {
  /** Cancels the call: it rejects at once with ABORTED. */
  signal?: AbortSignal | undefined
}

export interface StreamOptions<M> {
  /** Asks the stream to stop. It goes on until its handler has told how it ended. */
  signal?: AbortSignal | undefined
  /** Pulled as far as the host has room for them. */
  messages?: AsyncIterable<M> | undefined
}

/** Asks what a contract offers. Errors of the other side are thrown here as the same `ClientError`. */
export interface RpcClient<C extends AnyContract> {
  /** @throws ClientError BUILD for a wrong input; CONNECTION_CLOSED `host-gone`; whatever the handler throws */
  call<N extends CallName<C>>(name: N, input: InputOf<C, N>, options?: CallOptions): Promise<OutputOf<C, N>>
  /** Opened by the first pull; leaving the iteration cancels it. Throws what `call` throws, when pulled. */
  stream<N extends StreamName<C>>(
    name: N,
    input: InputOf<C, N>,
    options?: StreamOptions<MessageOf<C, N>>
  ): AsyncIterableIterator<EventOf<C, N>>
  /** Settles when the connection is lost or closed. */
  readonly closed: Promise<void>
  close(): void
}

interface PendingCall {
  resolve(value: unknown): void
  reject(error: ClientError): void
}

/** @param port one that nobody else listens to */
export function createRpcClient<C extends AnyContract>(port: Port): RpcClient<C> {
  const calls = new Map<number, PendingCall>()
  const streams = new Map<number, AskedStream>()
  let lastId = 0
  let gone = false

  const post = (frame: ClientFrame) => {
    if (!gone) port.post(frame)
  }

  port.onFrame(frame => {
    // An error without an id answers a frame that this side does not send.
    if (!isHostFrame(frame) || frame.id === undefined) return
    streams.get(frame.id)?.receive(frame)
    const call = calls.get(frame.id)
    if (!call) return
    calls.delete(frame.id)
    if (frame.type === 'result') call.resolve(frame.value)
    else if (frame.type === 'error') call.reject(ClientError.from(frame.error))
  })

  const closed = new Promise<void>(resolve => {
    port.onClose(() => {
      gone = true
      for (const call of calls.values()) call.reject(hostGone())
      for (const stream of [...streams.values()]) stream.fail(hostGone())
      calls.clear()
      resolve()
    })
  })

  function call(method: string, input: unknown, { signal }: CallOptions = {}): Promise<unknown> {
    if (gone) return Promise.reject(hostGone())
    if (signal?.aborted) return Promise.reject(new ClientError('ABORTED', { cause: signal.reason }))
    const id = ++lastId
    const { promise, resolve, reject } = settleable()
    const onAbort = () => {
      calls.delete(id)
      post({ type: 'cancel', id })
      reject(new ClientError('ABORTED', { cause: signal?.reason }))
    }
    calls.set(id, { resolve, reject })
    signal?.addEventListener('abort', onAbort)
    try {
      post({ type: 'call', id, method, input })
    } catch (error) {
      calls.delete(id)
      reject(ClientError.wrap(error))
    }
    return promise.finally(() => signal?.removeEventListener('abort', onAbort))
  }

  function stream(method: string, input: unknown, options: StreamOptions<unknown> = {}) {
    const id = ++lastId
    return new AskedStream({
      id,
      method,
      input,
      signal: options.signal,
      messages: options.messages,
      post,
      onOpen(opened) {
        if (gone) throw hostGone()
        streams.set(id, opened)
      },
      onClose: () => streams.delete(id)
    }).events
  }

  // The host answers by the contract, so its answers have the contract's types.
  return { call, stream, closed, close: () => port.close() } as RpcClient<C>
}

function hostGone(): ClientError {
  return new ClientError('CONNECTION_CLOSED', { reason: 'host-gone' })
}

function settleable(): PendingCall & { promise: Promise<unknown> } {
  let settle: PendingCall | undefined
  const promise = new Promise<unknown>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { promise, resolve: value => settle?.resolve(value), reject: error => settle?.reject(error) }
}
