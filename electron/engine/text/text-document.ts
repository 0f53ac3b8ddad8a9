import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { InputOf } from '#shared/contract/define.ts'
import type { textContract } from '#shared/contract/text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextEvent, TextNotice, TextQuery } from '#shared/model/text-document.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { BodyLocation } from '../bodies/stored-body.ts'
import type { TempFolder } from '../bodies/temp-folder.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import { runFilter } from './run-filter.ts'
import { TextSearch } from './text-search.ts'
import type { TextSource } from './text-source.ts'
import {
  type DocumentContract,
  type DocumentEvent,
  type ReadyText,
  TEXT_MEMORY_MIB
} from './thread-contract.ts'

export type OpenTextInput = InputOf<typeof textContract, 'text.open'>

/** A body as rows of text. See `shared/contract/text.ts`. All work is done in threads, which end with it. */
export class TextDocument {
  readonly id = randomUUID()
  readonly bodyId: string
  readonly #input: OpenTextInput
  readonly #folder: TempFolder
  readonly #closed = new AbortController()
  #thread: WorkerThread<DocumentContract> | undefined
  #search: TextSearch | undefined
  #setReady: (text: ReadyText) => void = () => {}
  readonly #ready = new Promise<ReadyText>(resolve => {
    this.#setReady = resolve
  })

  /** @param folder where files are made for what is not the body itself */
  constructor(input: OpenTextInput, folder: TempFolder) {
    this.bodyId = input.bodyId
    this.#input = input
    this.#folder = folder
  }

  /** Reads it to its end. Ends with `done`, while the document stays. @throws ClientError as `text.open` says */
  async *open(body: BodyLocation): AsyncGenerator<TextEvent> {
    const { bodyId: _, filter, layout, ...hints } = this.#input
    let source: TextSource = { ...body, start: 0 }
    let notices: TextNotice[] = []
    let known: typeof hints = hints
    if (filter) {
      const target = this.#scratch('filtered')
      const found = await runFilter({ ...hints, source, filter, target }, this.#closed.signal)
      source = { path: target, offset: 0, size: found.size, start: 0 }
      notices = found.notices
      known = { contentType: '', encoding: 'utf-8', language: found.language }
    }
    if (this.#closed.signal.aborted) throw new ClientError('ABORTED')
    const thread = new WorkerThread<DocumentContract>('text-thread', {
      maxOldGenerationSizeMb: TEXT_MEMORY_MIB
    })
    this.#thread = thread
    const scratch = this.#scratch('utf-8')
    try {
      for await (const event of thread.client.stream('open', { ...known, source, layout, scratch })) {
        const told = this.#tell(event, source.size, notices)
        if (told) yield told
      }
    } catch (error) {
      throw ClientError.wrap(await thread.reasonOf(error))
    }
  }

  /** Settles when it is to be closed. */
  get closed(): Promise<void> {
    const { signal } = this.#closed
    return new Promise(resolve => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  /** What answers questions about its rows. @throws ClientError IO `text-closed` before it is open, or after */
  get rows(): RpcClient<DocumentContract> {
    if (!this.#thread || this.#closed.signal.aborted) throw textClosed()
    return this.#thread.client
  }

  /** Begins a search, which is still to be run. The one before gives way at once. @throws ClientError IO `text-closed` */
  begin(query: TextQuery): TextSearch {
    if (this.#closed.signal.aborted) throw textClosed()
    const before = this.#search?.end(new ClientError('ABORTED'))
    this.#search = new TextSearch(query, this.#ready, before)
    return this.#search
  }

  /** The search of that id, unless another one has begun. */
  searchOf(searchId: string): TextSearch | undefined {
    return this.#search?.id === searchId ? this.#search : undefined
  }

  /** Frees all. Whatever goes on is ended at once. */
  async close(): Promise<void> {
    this.#closed.abort()
    await Promise.all([this.#search?.end(textClosed()), this.#thread?.end()])
    await Promise.all(['filtered', 'utf-8'].map(name => this.#remove(name)))
  }

  #tell(event: DocumentEvent, totalBytes: number, notices: TextNotice[]): TextEvent | undefined {
    if (event.kind === 'ready') this.#setReady(event.text)
    if (event.kind === 'ready') return undefined
    if (event.kind === 'opened') return { ...event, id: this.id, totalBytes }
    if (event.kind === 'progress') return { ...event, totalBytes }
    return { ...event, notices: [...notices, ...event.notices] }
  }

  #scratch(name: string): string {
    return join(this.#folder.path, `text-${this.id}-${name}`)
  }

  async #remove(name: string): Promise<void> {
    if (this.#folder.isMade) await rm(this.#scratch(name), { force: true })
  }
}

/** A document that is not open (any more). */
export function textClosed(): ClientError {
  return new ClientError('IO', { reason: 'text-closed' })
}
