import { host } from './host.ts'
import { tellFailure } from './notices.ts'
import { clearProblems } from './problems.ts'
import { findTab } from './tabs.ts'

/** The field at which it is told that keys may be missing. */
const PINS = 'settings.tls.pins'

/** Lets the settings of an item that is gone be those of the request in a tab. */
export async function adoptOrphan(tabId: string, orphan: string): Promise<void> {
  const source = findTab(tabId)?.source
  if (!source) return
  const { collectionId, path } = source
  try {
    await (await host.ready()).call('collection.adoptOrphan', { collectionId, orphan, path })
    clearProblems(tabId, PINS)
  } catch (thrown) {
    tellFailure(`The settings of ${orphan} could not be taken over.`, thrown)
  }
}

/** Forgets the settings of an item that is gone. */
export async function dropOrphan(tabId: string, orphan: string): Promise<void> {
  const source = findTab(tabId)?.source
  if (!source) return
  try {
    await (await host.ready()).call('collection.dropOrphan', { collectionId: source.collectionId, orphan })
    clearProblems(tabId, PINS)
  } catch (thrown) {
    tellFailure(`The settings of ${orphan} could not be forgotten.`, thrown)
  }
}
