import { looksLikeCurl } from '#shared/curl/looks-like-curl.ts'
import { offerUndo, tell, tellFailure } from '../../../state/notices.ts'
import { clearProblems } from '../../../state/problems.ts'
import { findTab, replaceDraft, useTabs } from '../../../state/tabs.ts'
import { withCommand } from './with-command.ts'

/** Takes a pasted curl command for the request. @returns whether it was one: then it is not to be pasted as text */
export function pasteCurl(tabId: string, text: string): boolean {
  if (!looksLikeCurl(text)) return false
  void becomeCommand(tabId, text)
  return true
}

async function becomeCommand(tabId: string, text: string): Promise<void> {
  try {
    const { parseCurl } = await import('#shared/curl/parse-curl.ts')
    const parsed = parseCurl(text)
    const tab = findTab(tabId)
    if (!tab) return
    if ('problem' in parsed) return tell(`Not taken over: ${parsed.problem}`)
    const { draft: before } = tab
    clearProblems(tabId)
    const pasted = withCommand(before, parsed.draft)
    replaceDraft(tabId, pasted)
    const said = ['The curl command is the request now.', ...parsed.warnings].join(' ')
    const endOffer = offerUndo(said, () => replaceDraft(tabId, before))
    // What is edited after that would be taken back as well.
    const unsubscribe = useTabs.subscribe(() => {
      if (findTab(tabId)?.draft === pasted) return
      unsubscribe()
      endOffer()
    })
  } catch (thrown) {
    tellFailure('The curl command could not be read', thrown)
  }
}
