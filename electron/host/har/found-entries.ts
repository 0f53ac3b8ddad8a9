import type { HarExchange, HarImport } from '#shared/har/import-har.ts'

/** What the history lists as one: an exchange, or the connections of a session, of which that was the first. */
export interface FoundEntry {
  har: HarExchange
  connections?: HarExchange[]
}

/**
 * What is in a file, in its order. In one that Sonde wrote all connections with messages are one session: it was
 * exported as that. In those of others each is one.
 */
export function foundEntries({ exchanges, isOwn }: Pick<HarImport, 'exchanges' | 'isOwn'>): FoundEntry[] {
  const found: FoundEntry[] = []
  let own: HarExchange[] | undefined
  for (const har of exchanges) {
    if (!isConnection(har)) found.push({ har })
    else if (own) own.push(har)
    else {
      const connections = [har]
      found.push({ har, connections })
      if (isOwn) own = connections
    }
  }
  return found
}

/** A handshake that was answered with a body was refused, whatever list of messages there is. */
function isConnection({ messages, responseBody }: HarExchange): boolean {
  return messages !== undefined && (messages.length > 0 || !responseBody)
}
