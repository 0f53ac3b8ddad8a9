import { assertStorable } from '#shared/contract/draft-limit.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Tab } from '#shared/model/draft/tab.ts'

/** How storing a tab went. What is `refused` would be again, as long as the tab stays as it is; what `failed` may not. */
export type SaveOutcome = { kind: 'stored' } | { kind: 'refused' | 'failed'; error: ClientError }

/**
 * Stores a tab, unless it is too large for that: then nothing of it is sent. Asks at once, before it returns.
 * @param store asks the host; rejects with what the host says
 */
export async function saveTab(tab: Tab, store: (tab: Tab) => Promise<void>): Promise<SaveOutcome> {
  try {
    assertStorable(tab)
    await store(tab)
    return { kind: 'stored' }
  } catch (thrown) {
    const error = ClientError.wrap(thrown)
    return { kind: error.code === 'BODY_LIMIT' ? 'refused' : 'failed', error }
  }
}
