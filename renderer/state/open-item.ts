import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { Example, ItemAddress } from '#shared/model/item.ts'
import { newId } from './new-id.ts'
import { putFile, readItem } from './tab-files.ts'
import { isOf } from './tab-set.ts'
import { activateTab, keepTab, showTab, useTabs } from './tabs.ts'

/**
 * Brings an item to the front: in the tab that has it open, else in one of its own. One that was only looked at is
 * replaced by the next that is looked at.
 * @param keep it was opened to stay
 * @throws ClientError when it cannot be read
 */
export async function openItem(address: ItemAddress, { keep = false } = {}): Promise<string> {
  const open = tabOf(address)
  if (open) {
    activateTab(open.id)
    if (keep) keepTab(open.id)
    return open.id
  }
  const content = await readItem(address)
  // Twice at once, as in a double click.
  const meanwhile = tabOf(address)
  if (meanwhile || !content) return meanwhile ? openItem(address, { keep }) : openGone(address)
  const tab: Tab = {
    id: newId(),
    draft: content.kind === 'draft' ? content.draft : BLANK_DRAFT,
    name: content.name,
    source: { ...address, revision: content.revision, dirty: false },
    ...(!keep && { preview: true })
  }
  putFile(tab.id, { saving: false, content })
  showTab(tab)
  return tab.id
}

/** An item that has just gone: its tab says so. */
function openGone(address: ItemAddress): string {
  const tab: Tab = {
    id: newId(),
    draft: BLANK_DRAFT,
    source: { ...address, revision: '', dirty: false },
    preview: true
  }
  putFile(tab.id, { saving: false, conflict: 'gone' })
  showTab(tab)
  return tab.id
}

/** Opens an example of a request in a tab of its own: its request to edit and send, its answer to look at. */
export async function openExample(address: ItemAddress, index: number): Promise<void> {
  const open = useTabs
    .getState()
    .tabs.find(
      ({ example }) =>
        example?.index === index &&
        example.path === address.path &&
        example.collectionId === address.collectionId
    )
  if (open) return activateTab(open.id)
  const content = await readItem(address)
  if (content?.kind !== 'draft') return
  const example = content.examples[index]
  if (!example) return
  showTab({
    id: newId(),
    name: example.name,
    draft: draftOfExample(content.draft, example),
    example: { ...address, index },
    preview: true
  })
}

/** The request of an example, sent with what its request has besides. */
function draftOfExample(draft: Draft, { request }: Example): Draft {
  const { bodyVariants: _, params: __, pathParams: ___, ...rest } = draft
  return request ? { ...rest, ...request } : rest
}

function tabOf(address: ItemAddress): Tab | undefined {
  return useTabs.getState().tabs.find(tab => isOf(tab, address))
}
