import { MAX_TEXT_ROWS } from '#shared/contract/limits.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { compileQuery } from '#shared/text/compile-query.ts'
import { SourceReader } from '../text-source.ts'
import type { SearchContract } from '../thread-contract.ts'
import { WorkTurns } from '../work-turns.ts'
import { MatchList } from './match-list.ts'
import { SearchRun } from './search-run.ts'

/** The one search of a thread. */
export function searchHandlers(): Handlers<SearchContract> {
  let matches = new MatchList()
  return {
    async *search({ text, query }) {
      const pattern = compileQuery(query)
      const source = new SourceReader(text.source)
      try {
        const run = new SearchRun(source, text.layout, pattern)
        matches = run.matches
        const turns = new WorkTurns()
        while (!run.isDone) {
          run.step()
          if (!run.isDone && turns.isDue)
            yield { matches: matches.count, scannedBytes: run.scannedBytes, done: false, capped: false }
          if (turns.isOver) await turns.next()
        }
        yield {
          matches: matches.count,
          scannedBytes: run.scannedBytes,
          done: true,
          capped: matches.isFull
        }
      } finally {
        source.close()
      }
    },
    match: async ({ n }) => matches.get(n) ?? null,
    matchAfter: async ({ from }) => matches.after(from) ?? null,
    matchesIn: async ({ from, count }) => matches.within(from, count, MAX_TEXT_ROWS)
  }
}
