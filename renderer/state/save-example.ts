import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { useExchanges } from './exchanges.ts'
import { host } from './host.ts'
import { makeExample } from './make-example.ts'
import { fileOf, syncTab } from './tab-files.ts'
import { findTab } from './tabs.ts'

/** An example is for reading, in a file that people look at. */
const MAX_BODY = 1024 * 1024
const WINDOW = 256 * 1024

/** Whether the answer in a tab can be kept with the request that it came for. */
export function canSaveExample(tabId: string): boolean {
  const exchange = useExchanges.getState().byTab[tabId]
  const answered = exchange?.live?.exchange.hops.at(-1)?.response !== undefined
  return answered && !exchange?.running && findTab(tabId)?.source !== undefined && !fileOf(tabId).conflict
}

/**
 * Keeps the answer in a tab as an example of its request.
 * @throws ClientError BODY_LIMIT when it is too large for that
 */
export async function saveExample(tabId: string, name: string): Promise<void> {
  const source = findTab(tabId)?.source
  const sent = useExchanges.getState().byTab[tabId]
  if (!source || !sent?.live) return
  const { exchange } = sent.live
  const body = exchange.body && (await readBody(exchange.body))
  const example = makeExample({ name, draft: sent.draft, exchange, body, secrets: sent.secrets })
  const client = await host.ready()
  const { collectionId, path, revision } = source
  const result = await client.call('example.save', { collectionId, path, revision, example })
  if (result.kind === 'conflict')
    throw new ClientError('IO', { reason: 'changed-meanwhile', facts: { path } })
  await syncTab(tabId)
}

async function readBody({ id, size }: BodyInfo): Promise<Uint8Array> {
  if (size > MAX_BODY)
    throw new ClientError('BODY_LIMIT', {
      reason: 'example',
      facts: { size: formatBytes(size), limit: formatBytes(MAX_BODY) }
    })
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; ) {
    const window = await host.readBody(id, at, WINDOW)
    if (window.byteLength === 0) break
    bytes.set(window, at)
    at += window.byteLength
  }
  return bytes
}
