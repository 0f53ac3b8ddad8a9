import { MAX_BODY_CHUNK } from '#shared/contract/limits.ts'
import { printHar } from '#shared/har/export-har.ts'
import type { HarExchange } from '#shared/har/import-har.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { HarThreadContract } from './har-thread-contract.ts'
import { readExchange } from './read-exchange.ts'
import { readHar } from './read-har.ts'
import { recordSources } from './record-sources.ts'

/** The one file of a thread. */
export function harThreadHandlers(): Handlers<HarThreadContract> {
  let found: HarExchange[] = []
  return {
    async read({ source }) {
      const { exchanges, problems } = readHar(source)
      found = exchanges
      return { count: exchanges.length, problems }
    },
    async *take({ from }) {
      for (const har of found.slice(from)) yield readExchange(har)
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
