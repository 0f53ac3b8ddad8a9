import { dequal } from 'dequal'
import { ClientError } from '#shared/model/client-error.ts'
import type { Example, ItemAddress, ItemContent, SaveResult } from '#shared/model/item.ts'
import { host } from './host.ts'
import { tell } from './notices.ts'
import { readItem } from './tab-files.ts'
import { isOfExample, mapTabs } from './tab-set.ts'
import { useTabs } from './tabs.ts'
import { attempt } from './tree-edits.ts'
import { addressIn, placeAt, type TreePlace } from './tree-place.ts'
import { noteTreeEdit, type TreeEdit, undoInTree } from './tree-undo.ts'

/** Which example is meant among those that a request has by now; none is -1. */
type FindExample = (examples: readonly Example[]) => number

/** Takes an example out of the file of its request, and offers to put it back, behind the others. */
export async function deleteExample(address: ItemAddress, index: number): Promise<void> {
  note(await remove(placeAt(address), () => index))
}

/** Gives an example another name. Its tab follows. */
export async function renameExample(address: ItemAddress, index: number, name: string): Promise<void> {
  note(await rename(placeAt(address), () => index, name))
}

function remove(place: TreePlace, find: FindExample): Promise<TreeEdit | undefined> {
  return attempt('The example could not be deleted.', async () => {
    const address = addressIn(place)
    const { example, index, revision } = await readExample(address, find)
    const client = await host.ready()
    assertSaved(await client.call('example.delete', { ...address, revision, index }), address)
    const back = { places: [place], run: () => putBack(place, example) }
    tell(`Example “${example.name}” deleted.`, () => undoInTree(back))
    return back
  })
}

function putBack(place: TreePlace, example: Example): Promise<TreeEdit | undefined> {
  return attempt('The example could not be put back.', async () => {
    const address = addressIn(place)
    const { revision } = await readRequest(address)
    const client = await host.ready()
    assertSaved(await client.call('example.save', { ...address, revision, example }), address)
    const find: FindExample = examples => examples.findLastIndex(each => dequal(each, example))
    return { places: [place], run: () => remove(place, find) }
  })
}

function rename(place: TreePlace, find: FindExample, name: string): Promise<TreeEdit | undefined> {
  return attempt(`The example could not be called “${name}”.`, async () => {
    const address = addressIn(place)
    const { example, index, revision } = await readExample(address, find)
    if (example.name === name) return undefined
    const client = await host.ready()
    assertSaved(await client.call('example.rename', { ...address, revision, index, name }), address)
    useTabs.setState(set =>
      mapTabs(set, tab => (isOfExample(tab, address) && tab.name === example.name ? { ...tab, name } : tab))
    )
    const findAgain: FindExample = examples =>
      examples[index]?.name === name ? index : examples.findIndex(each => each.name === name)
    return { places: [place], run: () => rename(place, findAgain, example.name) }
  })
}

async function readExample(address: ItemAddress, find: FindExample) {
  const { examples, revision } = await readRequest(address)
  const index = find(examples)
  const example = examples[index]
  if (!example) throw changed(address)
  return { example, index, revision }
}

async function readRequest(address: ItemAddress): Promise<ItemContent & { kind: 'draft' }> {
  const content = await readItem(address)
  if (content?.kind !== 'draft') throw changed(address)
  return content
}

function assertSaved({ kind }: SaveResult, address: ItemAddress): void {
  if (kind === 'conflict') throw changed(address)
}

function changed({ path }: ItemAddress): ClientError {
  return new ClientError('IO', { reason: 'changed-meanwhile', facts: { path } })
}

function note(back: TreeEdit | undefined): void {
  if (back) noteTreeEdit(back)
}
