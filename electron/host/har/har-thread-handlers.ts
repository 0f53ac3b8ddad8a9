import { layOutSession } from '#engine/session-log/transfer/har-session.ts'
import { ImportProblems } from '#engine/session-log/transfer/import-problems.ts'
import { writeHarSession } from '#engine/session-log/transfer/write-har-session.ts'
import { MAX_BODY_CHUNK } from '#shared/contract/limits.ts'
import { draftOfHar, type HarDraft } from '#shared/har/draft-of-har.ts'
import { printHar } from '#shared/har/export-har.ts'
import { MaskedTeller } from '#shared/har/masked-teller.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { type FoundEntry, foundEntries } from './found-entries.ts'
import type { HarThreadContract } from './har-thread-contract.ts'
import { readExchange } from './read-exchange.ts'
import { readHar } from './read-har.ts'
import { recordSources } from './record-sources.ts'

/** Of the file: what is told of its requests first, and taken later, is made once. */
type ReadEntry = FoundEntry & HarDraft

/** The one file of a thread. */
export function harThreadHandlers(): Handlers<HarThreadContract> {
  let found: ReadEntry[] = []
  return {
    async read({ source }) {
      const read = readHar(source)
      found = foundEntries(read).map(entry => ({ ...entry, ...draftOfHar(entry.har) }))
      return { count: found.length, problems: [...read.problems, ...tellMasked(found)] }
    },
    async *take({ from }) {
      for (const [index, { har, draft, connections }] of found.entries())
        if (index >= from) yield { ...readExchange(har, draft), ...(connections && { session: index }) }
    },
    async writeLog({ session, ...target }) {
      const problems = new ImportProblems()
      const laidOut = layOutSession(found[session]?.connections ?? [], problems)
      for await (const _ of writeHarSession(laidOut, problems, target));
      return { problems: problems.all }
    },
    async *write(_, { messages }) {
      const lacking = { bodies: 0 }
      const encoder = new TextEncoder()
      for await (const piece of printHar(recordSources(messages, lacking))) {
        const bytes = encoder.encode(piece)
        for (let at = 0; at < bytes.length; at += MAX_BODY_CHUNK)
          yield { bytes: bytes.subarray(at, at + MAX_BODY_CHUNK), lacking: lacking.bodies }
      }
    }
  }
}

/** Of sessions, whose requests are those of their logs, nothing. */
function tellMasked(entries: readonly ReadEntry[]): string[] {
  const teller = new MaskedTeller()
  for (const { har, masked, connections } of entries) if (!connections) teller.add(har, masked)
  return teller.tell()
}
