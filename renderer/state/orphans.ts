import { dequal } from 'dequal'
import type { ItemAddress } from '#shared/model/item.ts'
import { host } from './host.ts'
import { tellFailure } from './notices.ts'
import { clearProblems } from './problems.ts'
import { fileOf, putFile, readItem } from './tab-files.ts'
import { addressOfTab } from './tab-set.ts'
import { editDraft, findTab, updateTab } from './tabs.ts'

/** The field at which it is told that keys may be missing. */
const PINS = 'settings.tls.pins'

/** Lets the settings of an item that is gone be those of the request in a tab. @param orphanOf see `DraftProblem` */
export async function adoptOrphan(
  tabId: string,
  orphan: string,
  orphanOf: string | undefined
): Promise<void> {
  await settle(tabId, `The settings of ${orphan} could not be taken over.`, async (address, hasSource) => {
    const asked = { ...address, orphan, ...(orphanOf !== undefined && { orphanOf }) }
    const { pins } = await (await host.ready()).call('collection.adoptOrphan', asked)
    if (pins !== undefined) putPins(tabId, pins)
    else if (hasSource) await takeSettings(tabId)
    else await takePins(tabId, address)
  })
}

/** Says that an item that is gone is not the request in a tab. @param orphanOf see `DraftProblem` */
export async function disownOrphan(
  tabId: string,
  orphan: string,
  orphanOf: string | undefined
): Promise<void> {
  await settle(tabId, `That it is not ${orphan} could not be kept.`, async address => {
    const asked = { ...address, orphan, ...(orphanOf !== undefined && { orphanOf }) }
    await (await host.ready()).call('collection.disownOrphan', asked)
  })
}

/** Settles what was asked about a tab at its field. @param failure a sentence, for when that does not work */
async function settle(
  tabId: string,
  failure: string,
  act: (address: ItemAddress, hasSource: boolean) => Promise<void>
): Promise<void> {
  const tab = findTab(tabId)
  const address = tab && addressOfTab(tab)
  if (!address) return
  const { collectionId, path } = address
  try {
    await act({ collectionId, path }, tab.source !== undefined)
    clearProblems(tabId, PINS)
  } catch (thrown) {
    tellFailure(failure, thrown)
  }
}

/** Brings the settings of its file into a tab that was edited otherwise, which is no conflict: they were asked for. */
async function takeSettings(tabId: string): Promise<void> {
  const source = findTab(tabId)?.source
  const content = source && (await readItem(source))
  const tab = findTab(tabId)
  const before = fileOf(tabId).content
  if (content?.kind !== 'draft' || before?.kind !== 'draft' || !tab?.source?.dirty) return
  if (!dequal(before.draft.settings, tab.draft.settings)) return
  putFile(tabId, { saving: false, content })
  const { settings } = content.draft
  const { revision } = content
  updateTab({ ...tab, draft: { ...tab.draft, settings }, source: { ...tab.source, revision } })
}

/** Lets a draft that no file holds be sent with the keys of the request that it came from. */
async function takePins(tabId: string, address: ItemAddress): Promise<void> {
  const content = await readItem(address)
  if (content?.kind === 'draft') putPins(tabId, content.draft.settings.tls?.pins)
}

function putPins(tabId: string, pins: string | undefined): void {
  const tab = findTab(tabId)
  if (!tab || pins === undefined) return
  const { settings } = tab.draft
  editDraft(tabId, { settings: { ...settings, tls: { ...settings.tls, pins } } })
}
