import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { Example, ItemAddress } from '#shared/model/item.ts'
import { newId } from './new-id.ts'
import { beginOpening } from './opening.ts'
import { putFile, readItem } from './tab-files.ts'
import { isOf, isOfExample } from './tab-set.ts'
import { activateTab, keepTab, showTab, useTabs } from './tabs.ts'

/**
 * Brings an item to the front: in the tab that has it open, else in one of its own. One that was only looked at is
 * replaced by the next that is looked at. When something else is opened while it is read, that has the front.
 * @param keep it was opened to stay
 * @throws ClientError when it cannot be read
 */
export async function openItem(address: ItemAddress, { keep = false } = {}): Promise<void> {
  const isLatest = beginOpening()
  const open = tabOf(address)
  if (open) {
    activateTab(open.id)
    if (keep) keepTab(open.id)
    return
  }
  const content = await readItem(address)
  if (!isLatest()) return
  // It may have been saved into this file while that was read.
  if (tabOf(address)) return openItem(address, { keep })
  if (!content) return openGone(address)
  const tab: Tab = {
    id: newId(),
    draft: content.kind === 'draft' ? content.draft : BLANK_DRAFT,
    name: content.name,
    source: { ...address, revision: content.revision, dirty: false },
    ...(!keep && { preview: true })
  }
  putFile(tab.id, { saving: false, content })
  showTab(tab)
}

/** An item that has just gone: its tab says so. */
function openGone(address: ItemAddress): void {
  const tab: Tab = {
    id: newId(),
    draft: BLANK_DRAFT,
    source: { ...address, revision: '', dirty: false },
    preview: true
  }
  putFile(tab.id, { saving: false, conflict: 'gone' })
  showTab(tab)
}

/**
 * Opens an example of a request in a tab of its own: its request to edit and send, its answer to look at.
 * @param keep see `openItem`
 * @throws ClientError when it cannot be read
 */
export async function openExample(address: ItemAddress, index: number, { keep = false } = {}): Promise<void> {
  const isLatest = beginOpening()
  const content = await readItem(address)
  if (!isLatest() || content?.kind !== 'draft') return
  const example = content.examples[index]
  if (!example) return
  const open = useTabs
    .getState()
    .tabs.find(tab => isOfExample(tab, address) && tab.example?.index === index && tab.name === example.name)
  if (open) {
    activateTab(open.id)
    if (keep) keepTab(open.id)
    return
  }
  showTab({
    id: newId(),
    name: example.name,
    draft: draftOfExample(content.draft, example),
    example: { ...address, index },
    ...(!keep && { preview: true })
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
