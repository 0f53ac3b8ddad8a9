import path from 'node:path'
import {
  app,
  MessageChannelMain,
  type MessagePortMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents
} from 'electron'
import type { EngineMessage, EngineRefusal } from './engine-messages.ts'
import { ENGINE_FILE } from './renderer-address.ts'

const SHUTDOWN_MS = 3_000
/** Room for parallel DNS lookups, as `widen-threadpool.ts` makes it for the command line. */
const THREADPOOL_SIZE = '32'

/**
 * The process in which the engine's host runs, so that nothing the shell does delays a timestamp. When it dies, the
 * ports of its windows close; a window that asks for a new one thereby starts it anew.
 */
export class EngineHost {
  #process: UtilityProcess | undefined
  readonly #serveShell: (port: MessagePortMain) => Promise<void>
  readonly #onRefusal: (problem: string) => void
  #started = false

  /**
   * @param serveShell answers `mainContract` on a port; what comes before it listens waits there
   * @param onRefusal told why the first process cannot work at all, with what to do
   */
  constructor(serveShell: (port: MessagePortMain) => Promise<void>, onRefusal: (problem: string) => void) {
    this.#serveShell = serveShell
    this.#onRefusal = onRefusal
  }

  /** Electron forks only when the app is ready. What is posted before the process runs waits for it. */
  start(): UtilityProcess {
    if (this.#process) return this.#process
    const started = utilityProcess.fork(ENGINE_FILE, [], {
      serviceName: 'Sonde engine',
      env: {
        // Set from outside: a module is read by the thread pool, which has its size before the first line of it runs.
        UV_THREADPOOL_SIZE: THREADPOOL_SIZE,
        ...process.env,
        // newer Nodes keep compiled code there, others ignore it
        NODE_COMPILE_CACHE: path.join(app.getPath('userData'), 'compiled')
      }
    })
    started.once('exit', code => {
      if (this.#process === started) this.#process = undefined
      if (code !== 0) console.error(`The engine process ended with status ${code}.`)
    })
    started.on('message', ({ problem }: EngineRefusal) => this.#onRefusal(problem))
    this.#process = started
    const { port1, port2 } = new MessageChannelMain()
    void this.#serveShell(port1)
    post(started, { type: 'shell', atStart: !this.#started }, port2)
    this.#started = true
    return started
  }

  /** Joins a page to the host, in place of the port it had before. */
  connect(contents: WebContents): void {
    const { port1, port2 } = new MessageChannelMain()
    post(this.start(), { type: 'window', id: contents.id }, port1)
    contents.postMessage('sonde:port', null, [port2])
  }

  /** Resolves when everything is stored and the process is gone, or has been ended because it took too long. */
  async stop(): Promise<void> {
    const running = this.#process
    if (!running) return
    const ended = new Promise<void>(resolve => {
      running.once('exit', () => resolve())
    })
    post(running, { type: 'shutdown' })
    const timer = setTimeout(() => running.kill(), SHUTDOWN_MS)
    await ended
    clearTimeout(timer)
  }
}

function post(process: UtilityProcess, message: EngineMessage, port?: MessagePortMain): void {
  process.postMessage(message, port ? [port] : [])
}
