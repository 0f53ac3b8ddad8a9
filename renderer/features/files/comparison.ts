import { host } from '../../state/host.ts'
import { tellFailure } from '../../state/notices.ts'
import { findTab } from '../../state/tabs.ts'
import { openDialog, useUi } from '../../state/ui.ts'

/** Shows what saving a tab would change in its file, unless something else is open by the time that is known. */
export async function showComparison(tabId: string): Promise<void> {
  const tab = findTab(tabId)
  if (!tab?.source) return
  const { collectionId, path } = tab.source
  try {
    const client = await host.ready()
    const texts = await client.call('item.compare', { collectionId, path, draft: tab.draft })
    if (useUi.getState().dialog === undefined) openDialog({ kind: 'compare', path, ...texts })
  } catch (thrown) {
    tellFailure(`${path || 'opencollection.yml'} could not be compared.`, thrown)
  }
}
