import { completeSettings } from '#shared/model/default-settings.ts'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab, useDraft } from '../../../state/tabs.ts'

/** The settings of a tab: as typed, with the defaults for what is left open, and how to change them. */
export function useSettings(tabId: string) {
  const { settings } = useDraft(tabId)
  const { timeouts, insecure, redirects, retries, protocol, cookies, eventStream } = settings
  const said = { timeouts, insecure, redirects, retries, protocol, cookies, eventStream }
  const complete = completeSettings(said)
  const edit = (change: Partial<DraftSettings>) => {
    const draft = findTab(tabId)?.draft
    if (!draft) return
    for (const group of Object.keys(change)) clearProblems(tabId, `settings.${group}`)
    editDraft(tabId, { settings: { ...draft.settings, ...change } })
  }
  return { typed: settings, complete, edit }
}
