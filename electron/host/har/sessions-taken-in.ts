import { ClientError } from '#shared/model/client-error.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { HistoryInput } from '#workspace/history/history-store.ts'
import { importedSession } from '../log/imported-session.ts'
import type { ReservedLog, SessionLogs } from '../log/session-logs.ts'
import { historyInput } from '../send/record-exchange.ts'
import type { HarThreadContract, ReadEntry } from './har-thread-contract.ts'
import { inputOf } from './take-in-har.ts'

/** Makes what the history is handed of the entries of a file, and the logs of those that are sessions. */
export class SessionsTakenIn {
  /** What of their messages was left out: sentences for a person. */
  readonly problems: string[] = []
  /** The ids of all logs. */
  readonly logs: string[] = []
  readonly #thread: RpcClient<HarThreadContract>
  readonly #logs: SessionLogs
  #unlisted: ReservedLog[] = []

  constructor(thread: RpcClient<HarThreadContract>, logs: SessionLogs) {
    this.#thread = thread
    this.#logs = logs
  }

  /** @param name of the file. @param listedAt see `EndedExchange`. @throws ClientError IO when a log cannot be written */
  async inputOf(read: ReadEntry, name: string, listedAt: string): Promise<HistoryInput> {
    const log = read.session === undefined ? undefined : await this.#writeLog(read.session)
    if (!log) return inputOf(read, name, listedAt)
    return historyInput(await importedSession(log, this.#logs, name, listedAt), undefined)
  }

  /** All of them are listed by now: until then they were claimed, so that nobody took them for left behind. */
  async listed(): Promise<void> {
    const listed = this.#unlisted.splice(0)
    this.logs.push(...listed.map(({ id }) => id))
    await Promise.all(listed.map(({ end }) => end()))
  }

  /** Nobody will find those that are not listed. */
  async end(): Promise<void> {
    for (const { end, discard } of this.#unlisted.splice(0)) {
      await end()
      await discard()
    }
  }

  /** @returns undefined where none of the messages can be taken in: it is an exchange like others */
  async #writeLog(session: number): Promise<ReservedLog | undefined> {
    const reserved = await this.#logs.reserve()
    this.#unlisted.push(reserved)
    const { path: folder } = reserved
    try {
      const { problems } = await this.#thread.call('writeLog', { session, folder, limits: this.#logs.limits })
      this.problems.push(...problems)
      return reserved
    } catch (thrown) {
      const error = ClientError.wrap(thrown)
      if (error.code !== 'BUILD') throw error
      this.problems.push(String(error.facts.problem ?? error.message))
      this.#unlisted = this.#unlisted.filter(other => other !== reserved)
      await reserved.end()
      await reserved.discard()
      return undefined
    }
  }
}
