import type { Handlers } from '#shared/rpc/handlers.ts'
import { WorkTurns } from '../../text/work-turns.ts'
import { FilterRun } from '../filter/filter-run.ts'
import { FolderSegments } from '../read/folder-segments.ts'
import type { LogThreadContract } from './log-thread-contract.ts'

type FilterHandlers = Pick<Handlers<LogThreadContract>, 'filter' | 'look' | 'found' | 'foundAt' | 'bins'>

/** The one filter of a thread. */
export class ThreadFilter {
  source: FolderSegments | undefined
  run: FilterRun | undefined
  #look = () => {}

  readonly handlers: FilterHandlers = {
    filter: (input, { signal }) => this.#filter(input, signal),
    look: async ({ marks }) => {
      this.run?.setMarks(marks)
      await this.source?.refresh()
      this.#look()
    },
    found: async ({ from, count }) => this.#kept()?.slice(from, count) ?? [],
    foundAt: async ({ seq }) => {
      const matches = this.#kept()
      const n = matches?.placeOf(seq) ?? 0
      const found = matches?.at(n)
      return found === undefined ? null : { n, seq: found }
    },
    bins: async ({ fromMs, toMs, count }) => (await this.run?.bins(fromMs, toMs, count)) ?? []
  }

  async *#filter(
    { folder, filter, marks }: Parameters<FilterHandlers['filter']>[0],
    signal: AbortSignal
  ): ReturnType<FilterHandlers['filter']> {
    const source = new FolderSegments(folder)
    const run = new FilterRun(source, filter, marks)
    await source.refresh()
    this.source = source
    this.run = run
    const standing = (upToDate: boolean) => ({
      matches: this.#kept()?.count ?? 0,
      searched: run.searched,
      upToDate
    })
    const left = new Promise<void>(resolve => {
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    while (!signal.aborted) {
      const looked = new Promise<void>(resolve => {
        this.#look = resolve
      })
      const turns = new WorkTurns()
      for await (const _ of run.run()) {
        if (signal.aborted) return
        if (turns.isDue) yield standing(false)
        if (turns.isOver) await turns.next()
      }
      yield standing(true)
      await Promise.race([looked, left])
    }
  }

  /** What was dropped from the log counts no more. */
  #kept() {
    this.run?.matches.dropBefore(this.source?.first ?? 0)
    return this.run?.matches
  }
}
