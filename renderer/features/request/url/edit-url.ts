import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab } from '../../../state/tabs.ts'
import { withUrl } from './with-url.ts'

/** Another URL for a tab: the tables of its parameters follow. */
export function editUrl(tabId: string, url: string): void {
  const draft = findTab(tabId)?.draft
  if (!draft) return
  for (const field of ['url', 'params.', 'pathParams.']) clearProblems(tabId, field)
  editDraft(tabId, withUrl(draft, url))
}
