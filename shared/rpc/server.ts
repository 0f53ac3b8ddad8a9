import type { AnyContract } from '../contract/define.ts'
import { ClientError } from '../model/client-error.ts'
import { checkInput, checkOutput } from './check.ts'
import { parseClientFrame } from './client-frame.ts'
import type { ClientFrame, HostFrame } from './frames.ts'
import type { AnyCallHandler, AnyStreamHandler, Handlers, StreamContext } from './handlers.ts'
import { misuse } from './misuse.ts'
import type { Port } from './port.ts'
import { ServedCall } from './served-call.ts'
import { ServedStream } from './served-stream.ts'
import { Turns } from './turns.ts'

export interface ServeOptions {
  /** Checks what handlers answer as well. For tests and development: it costs time. */
  checkOutput?: boolean
}

export interface Served {
  /** Settles when the port is closed and every handler has come to its end. */
  finished: Promise<void>
}

/**
 * Answers a contract on a port until it closes. What cannot be understood is answered by an error and changes
 * nothing; what was going on when the port closes is aborted.
 */
export function serve<C extends AnyContract>(
  port: Port,
  contract: C,
  handlers: Handlers<C>,
  options: ServeOptions = {}
): Served {
  const tasks = new Map<number, ServedCall | ServedStream>()
  const turns = new Turns()

  const post = (frame: HostFrame) => port.post(frame)

  function refuse(id: number | undefined, error: unknown): void {
    post({ type: 'error', ...(id !== undefined && { id }), error: ClientError.wrap(error).toRecord() })
  }

  function run(id: number, task: ServedCall | ServedStream): void {
    tasks.set(id, task)
    void task.finished.then(() => tasks.delete(id))
  }

  function startCall({ id, method, input }: ClientFrame & { type: 'call' }): void {
    const definition = lookUp(contract, method, 'call')
    const checked = checkInput(definition.input, input, method)
    const handler: AnyCallHandler = lookUpHandler(handlers, method)
    const call = new ServedCall({
      id,
      turn: turns.take(),
      post,
      run: async signal => {
        const output = await handler(checked, { signal })
        if (options.checkOutput) checkOutput(definition.output, output, method)
        return output
      },
      drained: async () => port.drained?.()
    })
    run(id, call)
    void call.finished.then(() => turns.giveBack())
  }

  function startStream({ id, method, input, credit }: ClientFrame & { type: 'open' }): void {
    const definition = lookUp(contract, method, 'stream')
    const checked = checkInput(definition.input, input, method)
    const handler: AnyStreamHandler = lookUpHandler(handlers, method)
    const { event, message } = definition
    async function* checkedEvents(context: StreamContext<unknown>) {
      for await (const value of handler(checked, context)) {
        checkOutput(event, value, method)
        yield value
      }
    }
    run(
      id,
      new ServedStream({
        id,
        credit,
        post,
        run: options.checkOutput ? checkedEvents : context => handler(checked, context),
        checkMessage: message && (value => checkInput(message, value, method))
      })
    )
  }

  function receive(frame: ClientFrame): void {
    const task = tasks.get(frame.id)
    if (frame.type === 'call' || frame.type === 'open') {
      if (task) throw misuse(`the id ${frame.id} is in use`)
      if (frame.type === 'call') startCall(frame)
      else startStream(frame)
    } else if (frame.type === 'cancel') {
      task?.cancel()
    } else if (task instanceof ServedStream) {
      if (frame.type === 'message') task.message(frame.value)
      else if (frame.type === 'end') task.endMessages(frame.error && ClientError.from(frame.error))
      else if (frame.type === 'credit') task.grant(frame.credit)
      else task.abort()
    } else if (frame.type === 'message') {
      throw misuse(`no stream ${frame.id} is open`)
    }
    // Other frames for what has ended have crossed its end on the way: nobody is at fault.
  }

  port.onFrame(data => {
    const frame = parseClientFrame(data)
    if (!frame) return refuse(undefined, misuse('a frame could not be read'))
    try {
      receive(frame)
    } catch (error) {
      // An answer by its id would end the task that the id belongs to.
      refuse(tasks.has(frame.id) ? undefined : frame.id, error)
    }
  })

  const finished = new Promise<void>(resolve => {
    port.onClose(() => {
      for (const task of tasks.values()) task.cancel()
      void Promise.all([...tasks.values()].map(task => task.finished)).then(() => resolve())
    })
  })
  return { finished }
}

function lookUp<K extends 'call' | 'stream'>(contract: AnyContract, method: string, kind: K) {
  const definition = Object.hasOwn(contract, method) ? contract[method] : undefined
  if (definition?.kind !== kind) throw misuse(`there is no ${kind} “${method}”`)
  return definition as Extract<AnyContract[string], { kind: K }>
}

/** The contract has the method, so the handlers' type has it; which one only the running program knows. */
function lookUpHandler<H>(handlers: object, method: string): H {
  return (handlers as Record<string, H>)[method] as H
}
