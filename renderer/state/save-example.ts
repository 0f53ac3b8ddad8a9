import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { useExchanges } from './exchanges.ts'
import { host } from './host.ts'
import { makeExample } from './make-example.ts'
import { offer, tell, tellFailure } from './notices.ts'
import { openExample } from './open-item.ts'
import { fileOf, readItem, syncTab } from './tab-files.ts'
import { findTab } from './tabs.ts'
import { nameOf } from './tree.ts'
import { revealExamples } from './tree-view.ts'

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
 * Keeps the answer in a tab as an example of its request, shows it among those in the tree, and offers to open it.
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
  const address = { collectionId, path }
  revealExamples(address)
  offer(
    `Saved as the example “${name}” of “${nameOf(address)}”.`,
    'Open',
    () => void openNewest(address, name)
  )
}

/** It stands behind the others of its name. */
async function openNewest(address: ItemAddress, name: string): Promise<void> {
  try {
    const content = await readItem(address)
    const index = content?.kind === 'draft' ? content.examples.findLastIndex(each => each.name === name) : -1
    if (index >= 0) await openExample(address, index, { keep: true })
    else tell(`The example “${name}” is no longer there.`)
  } catch (thrown) {
    tellFailure(`The example “${name}” could not be opened.`, thrown)
  }
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
