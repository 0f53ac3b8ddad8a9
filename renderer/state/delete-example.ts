import { ClientError } from '#shared/model/client-error.ts'
import type { Example, ItemAddress, ItemContent } from '#shared/model/item.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { readItem } from './tab-files.ts'

/** Takes an example out of the file of its request, and offers to put it back, behind the others. */
export async function deleteExample(address: ItemAddress, index: number): Promise<void> {
  try {
    const content = await readRequest(address)
    const example = content.examples[index]
    if (!example) throw changed(address)
    const client = await host.ready()
    const { collectionId, path } = address
    const { revision } = content
    const result = await client.call('example.delete', { collectionId, path, revision, index })
    if (result.kind === 'conflict') throw changed(address)
    tell(`Example “${example.name}” deleted.`, () => void putBack(address, example))
  } catch (thrown) {
    tellFailure('The example could not be deleted.', thrown)
  }
}

async function putBack({ collectionId, path }: ItemAddress, example: Example): Promise<void> {
  try {
    const { revision } = await readRequest({ collectionId, path })
    const client = await host.ready()
    const result = await client.call('example.save', { collectionId, path, revision, example })
    if (result.kind === 'conflict') throw changed({ collectionId, path })
  } catch (thrown) {
    tellFailure('The example could not be put back.', thrown)
  }
}

async function readRequest(address: ItemAddress): Promise<ItemContent & { kind: 'draft' }> {
  const content = await readItem(address)
  if (content?.kind !== 'draft') throw changed(address)
  return content
}

function changed({ path }: ItemAddress): ClientError {
  return new ClientError('IO', { reason: 'changed-meanwhile', facts: { path } })
}
